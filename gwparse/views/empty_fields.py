"""Fields for units that were left empty: 责任单位： with no name behind it (空着的责任单位栏)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.duties import lists_organs
from gwparse.nodes import AssignmentBlock, Page, Paragraph
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.paths import located_leaves

#: A field for units in a block or a bracket: its label, and what is printed behind it.
_FIELD = lazy(
    r"(?:^|(?<=[\s;,(\[〔]))(?P<label>(?:责任|牵头|配合|主办|承办|协办|参与|落实)(?:单位|部门)):[ \t]*(?P<names>[^\n;)\]〕]*)",
    re.MULTILINE,
)


def empty_fields(page: Page) -> Iterator[tuple[Span, str, int]]:
    """The fields with nothing behind the label, in documents in which most fields of that label are filled.

    A label above its names, which follow on the next line, is filled.

    Args:
        page: the page.

    Yields:
        Where the label stands, the label, and how many fields of that label are filled.
    """
    shadow = shadow_of(page.text)
    places = [place for place in located_leaves(page) if isinstance(place.leaf, (AssignmentBlock, Paragraph))]
    fields: dict[tuple[int | None, str], list[re.Match[str]]] = {}
    for at, place in enumerate(places):
        start, end = place.leaf.span.start, place.leaf.span.end
        after = places[at + 1].leaf.span if at + 1 < len(places) else Span(end, end)
        for field in _FIELD.finditer(shadow, start, end):
            follows = shadow[field.end() : end].strip() or shadow[after.start : after.end].strip()
            if field["names"].strip() or lists_organs(follows.partition("\n")[0]) is None:
                fields.setdefault((place.document, field["label"]), []).append(field)
    for (document, label), found in fields.items():
        empty = [field for field in found if not field["names"].strip()]
        filled = len(found) - len(empty)
        for field in empty if document is not None and filled > max(len(empty), 1) else ():
            yield Span(*field.span("label")), label, filled
