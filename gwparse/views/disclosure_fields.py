"""What the web metadata of a page say about its document, field by field (信息公开目录项).

Metadata describe the first document of a page. A page that prints several has them in front of each; only those above the title of
the first are read then, and none behind another title or number. Whether they are about the document at all must be asked: pages
are made by copying.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gwparse.nodes import Document, DocumentNumber, MetadataBlock, MetadataField, Page
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.cited_numbers import CitedNumber, cited_number

#: What a field is about.
Kind = Literal["index", "title", "number", "made", "published", "issuer", "openness", "proposal", "session"]

#: Labels by what they are about. 生成日期 may be the day of the record, and 发布机构 the office that runs the site.
_LABELS: dict[Kind, tuple[str, ...]] = {
    "index": ("索引号", "信息索引号", "索引码"),
    "title": ("标题", "名称", "信息名称", "文件名称"),
    "number": ("发文字号", "文号", "文件字号", "文件编号"),
    "made": ("成文日期", "成文时间"),
    "published": ("发布日期", "发布时间", "公开日期", "公开时间", "发表时间"),
    "issuer": ("发文机关", "发文机构", "发文单位", "制发机关", "制发单位"),
    "openness": ("公开方式", "公开形式", "公开属性", "公开类别", "公开类型", "公开范围", "公开程序"),
    "proposal": ("提案号", "提案编号", "建议号", "建议编号"),
    "session": ("届次",),
}
_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels}

#: Titles that have less in common are titles of different documents.
_LEAST_LIKENESS = 0.6

_DATE = lazy(r"((?:19|20)\d\d) ?[年./-] ?(\d{1,2}) ?[月./-] ?(\d{1,2})(?!\d{3})")


@dataclass(frozen=True, slots=True)
class Value:
    """The value of one field.

    Attributes:
        kind: what it is about.
        label: the label without blanks.
        text: the value.
        span: where the value stands.
    """

    kind: Kind
    label: str
    text: str
    span: Span

    @property
    def day(self) -> date | None:
        """The day that the value names; None where it names none."""
        found = _DATE.match(shadow_of(self.text).strip())
        try:
            return date(int(found[1]), int(found[2]), int(found[3])) if found else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The metadata of a page and the document that they describe.

    Attributes:
        document: the document; None on a page without one.
        values: the fields that have a value, in the order of the text.
    """

    document: Document | None
    values: tuple[Value, ...]

    def of(self, kind: Kind) -> tuple[Value, ...]:
        """The values of one kind in order, one that is repeated once."""
        found: dict[str, Value] = {}
        for value in self.values:
            if value.kind == kind:
                found.setdefault("".join(value.text.split()), value)
        return tuple(found.values())

    @property
    def is_about_another(self) -> bool:
        """Whether title and number, as far as both sides have them, are nothing like those of the document."""
        if self.document is None:
            return True
        title = self.document.title
        likeness = [_likeness(value.text, title.value) for value in self.of("title") if title is not None]
        agreeing = [
            _agreeing(number, own)
            for value in self.of("number")
            if (number := cited_number(value.text)) is not None
            for own in own_numbers(self.document)
        ]
        if not likeness and not agreeing:
            return False
        return max(likeness, default=0) < _LEAST_LIKENESS and max(agreeing, default=0) < 2


def catalogue(page: Page) -> Catalogue:
    """The metadata of a page; of one with several documents those above the title of the first.

    Args:
        page: the page.
    """
    documents = [part for part in page.parts if isinstance(part, Document)]
    mains = [document for document in documents if document.role == "main"]
    first = next(iter(mains or documents), None)
    end = page.span.end
    if first is not None and len(mains) > 1:
        end = first.title.span.start if first.title else first.span.start
    blocks = [*page.parts, *(first.extras + first.body if first else ())]
    values: list[Value] = []
    known: dict[Kind, set[str]] = defaultdict(set)
    for block in sorted(blocks, key=lambda block: block.span.start):
        if isinstance(block, MetadataBlock) and block.span.start < end:
            found = list(_values(page, block))
            if any(_contradicts(value, known[value.kind]) for value in found):
                break
            values += found
            for value in found:
                known[value.kind].add(value.text)
    return Catalogue(first, tuple(values))


def _values(page: Page, block: MetadataBlock) -> Iterator[Value]:
    for field in block.fields:
        kind = _KINDS.get(field.name or "")
        if kind is not None and field.value:
            yield Value(kind, field.name or "", field.value, _place(page, field, field.value))


def _contradicts(value: Value, known: set[str]) -> bool:
    """Whether a value begins the metadata of another document, where the blocks above have some of its kind."""
    return value.kind in ("title", "number", "index") and bool(known) and known != {value.text}


def own_numbers(document: Document) -> list[CitedNumber]:
    """The numbers printed at the head of a document, its own first."""
    printed = [document.document_number, *(part for part in document.extras if isinstance(part, DocumentNumber))]
    return [found for part in printed if part is not None and (found := cited_number(part.text)) is not None]


def bare_title(title: str) -> str:
    """A title for comparing: without blanks, marks, brackets, and what sites put round it (转载, …).

    Args:
        title: the title as printed.
    """
    return re.sub(r"[\W_]+", "", re.sub(r"^\s*[(【\[](?:转载|转发)[)】\]]", "", shadow_of(title)))


def differing(one: str, other: str) -> tuple[str, str]:
    """What two titles do not share, each with a character of what they share at either side.

    Args:
        one, other: the titles, bare.
    """
    start = next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    start, end = max(0, start - 1), max(0, end - 1)
    return one[start : len(one) - end], other[start : len(other) - end]


def _place(page: Page, field: MetadataField, value: str) -> Span:
    """Where the value of a field stands; the whole field where it is wrapped."""
    at = page.text.rfind(value, field.span.start, field.span.end)
    return Span(at, at + len(value)) if at >= 0 else field.span


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    one, other = bare_title(one), bare_title(other)
    if min(len(one), len(other)) >= 6 and (one in other or other in one):
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _agreeing(one: CitedNumber, other: CitedNumber) -> int:
    """How many of the three parts of two document numbers are the same."""
    return sum((one.code == other.code, one.year == other.year, one.serial == other.serial))
