"""How the items of an enumeration and standing headings end (项末、标题末的标点)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gwparse.nodes import Paragraph, Section
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.words import outside_brackets

#: Who does it, or a remark, in brackets behind the mark that ends an item.
_REMARK = lazy(r"(?<=[。;])\s*[(〔\[][^()〔〕\[\]]*(?:\([^()]*\)[^()〔〕\[\]]*)*[)〕\]]$")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an enumeration.

    Attributes:
        section: the item.
        span: its own text, from behind the label to the last character in front of a remark in brackets; what stands
            below it on lines of its own is left out.
        mark: the mark with which that text ends, on the shadow: 。 ; or the last character where it is another.
        stops: the first 。 inside the text, quotes and brackets left out; None without one.
        alone: whether nothing stands below it.
    """

    section: Section
    span: Span
    mark: str
    stops: int | None
    alone: bool

    @property
    def place(self) -> Span:
        """Where its last character stands."""
        return Span(self.span.end - 1, self.span.end)


def items_of(sections: Iterable[Section], shadow: str) -> list[Item]:
    """Headings as items; those without text are left out."""
    return [item for section in sections if (item := _item(section, shadow)) is not None]


def _item(section: Section, shadow: str) -> Item | None:
    heading, blocks = section.heading, section.blocks
    own = section.run_in and bool(blocks) and isinstance(blocks[0], Paragraph)
    start = heading.span.start + max(0, heading.text.find(section.label)) + len(section.label)
    end = blocks[0].span.end if own else heading.span.end
    text = shadow[start:end].rstrip("* ")
    text = text[: found.start()] if (found := _REMARK.search(text)) else text
    if not text.strip():
        return None
    stops = next((at for at, char in outside_brackets(text[:-1]) if char == "。"), None)
    return Item(
        section=section,
        span=Span(start, start + len(text)),
        mark=text[-1],
        stops=None if stops is None else start + stops,
        alone=len(blocks) == own,
    )
