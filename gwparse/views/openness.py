"""How open a document is said to be, in 附注 and among the metadata (公开属性)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.disclosure_fields import Catalogue

#: The three degrees of openness; 公开发布 and 删减后公开 are ways of the first.
Degree = Literal["主动公开", "依申请公开", "不予公开"]

_DEGREES: tuple[tuple[Degree, re.Pattern[str]], ...] = (
    ("主动公开", lazy("主动公开|公开发布|删减后公开|^此件公开$|予以公开")),
    ("依申请公开", lazy("依申请(?:公开)?")),
    ("不予公开", lazy("不予公开|不公开")),
)


@dataclass(frozen=True, slots=True)
class Label:
    """One place that says how open a document is.

    Attributes:
        source: where that is, as messages say it: 附注, 网页信息的公开方式.
        text: what it says.
        degree: what that means.
        span: where it stands.
    """

    source: str
    text: str
    degree: Degree
    span: Span


def degree_of(text: str) -> Degree | None:
    """The degree of openness that a text names; None where it names none, or several.

    Args:
        text: 附注 with or without its brackets, or the value of a field.
    """
    said = "".join(shadow_of(text).split()).strip("()[]【】〔〕。")
    found = [degree for degree, form in _DEGREES if form.search(said)]
    return found[0] if len(found) == 1 else None


def openness(record: Catalogue) -> list[Label]:
    """What 附注 of a document and the metadata say about its openness, 附注 first.

    Args:
        record: the metadata and their document.
    """
    found = []
    remark = record.document.remark if record.document else None
    if remark is not None and (degree := degree_of(remark.text)):
        found.append(Label("附注", "".join(remark.text.split()).strip("()（）"), degree, remark.span))
    for value in () if record.is_about_another else record.of("openness"):
        if degree := degree_of(value.text):
            found.append(Label(f"网页信息的{value.label}", value.text, degree, value.span))
    return found
