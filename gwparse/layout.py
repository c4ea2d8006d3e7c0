"""How a document is set on paper (版式), for texts that were read from a file that says it: fonts, sizes, indents, pages.

Everything here is a plain value. A `Layout` hangs on the `Source` and the `Page` of a Word document; the offsets in it count the
code points of their text. Lengths are points, sizes of paper millimetres, indents characters of the paragraph's own size. What a
file leaves open is resolved before it gets here: no rule needs to know what a style is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from gwparse.source import Span

#: How lines of a paragraph are set between its margins.
Alignment = Literal["left", "center", "right", "justified", "distributed"]

#: Where in a file a paragraph stands.
Story = Literal["body", "text_box", "header"]

#: Where a page number stands: as its paragraph is aligned, or where its frame is, at the outer or the inner edge of the page.
NumberPlace = Literal["left", "center", "right", "justified", "distributed", "outside", "inside"]

#: Which pages a footer belongs to: default: all that have none of their own, odd ones where even ones have.
Pages = Literal["default", "even", "first"]

POINTS_PER_MM = 72 / 25.4

#: What no edit can put into one line of a Word file's text: breaks, tabs, and what XML does not know.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in a file some characters come from, so that they can be changed there.

    Attributes:
        part: the part of the file, `word/document.xml`.
        run: the run, counted from 0 over all runs of the part in their order.
        start: the first of the characters, counted in the run's own text.
    """

    part: str
    run: int
    start: int


@dataclass(frozen=True, slots=True)
class CharacterFormat:
    """How characters look (字体、字号、颜色).

    Attributes:
        font: the font in which just these characters are set; None where the file names none.
        size: points; None where the file names none.
        bold, italic, underlined: as named.
        color: RRGGBB in capitals; None for automatic, which is black.
    """

    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring characters that look alike and come from one run.

    Attributes:
        start, end: the characters, half-open.
        format: how they look.
        origin: where they come from; None for what the word processor makes by itself (自动编号, the blank that parts two
            paragraphs of a table's cell, what a field shows), which cannot be edited.
    """

    start: int
    end: int
    format: CharacterFormat
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class LineSpacing:
    """How far the lines of a paragraph stand apart (行距).

    Attributes:
        kind: exact: value points · at_least: no less · multiple: value times the height of a line.
        value: points or times.
    """

    kind: Literal["exact", "at_least", "multiple"] = "multiple"
    value: float = 1.0


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph is set (段落格式).

    Attributes:
        alignment: of its lines.
        first_line: how far its first line is indented beyond the others, in characters; negative where it hangs.
        left, right: how far its lines stand inside the type area, in characters.
        spacing: between its lines.
        before, after: empty space above and below, in points.
        page_break_before: whether it begins a page.
        on_grid: whether its lines keep to the document grid.
        style: the name of its style; None where it has none.
    """

    alignment: Alignment = "justified"
    first_line: float = 0.0
    left: float = 0.0
    right: float = 0.0
    spacing: LineSpacing = LineSpacing()
    before: float = 0.0
    after: float = 0.0
    page_break_before: bool = False
    on_grid: bool = True
    style: str | None = None


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Where somebody who has the file open finds some characters.

    Attributes:
        story: the body with its tables, a text box, or the header of the first page.
        paragraph: the paragraph, from 1, empty ones counted; those of text boxes and of headers by themselves.
        start: the first character in the paragraph, from 1, automatic numbers not counted; where a page is told, in the line there.
        end: the last one; smaller than start for a place between two characters.
        page: the page of a file whose pages are fixed (PDF, OFD), from 1; its paragraphs are those that were read from it. None in
            files that are set anew on each computer.
        line: the line on that page, from 1, running headers not counted, a row of a table being one; None without a page.
    """

    story: Story
    paragraph: int
    start: int
    end: int
    page: int | None = None
    line: int | None = None


#: What is said in front of the number of a paragraph that is not in the body.
_STORIES: dict[Story, str] = {"body": "", "text_box": "文本框", "header": "页眉"}


def paragraph_name(place: FilePlace) -> str:
    """The paragraph of a place in words: 第12段, 文本框第1段; its page and line where pages are fixed: 第3页第12行."""
    if place.page is not None:
        return f"第{place.page}页第{place.line}行"
    return f"{_STORIES[place.story]}第{place.paragraph}段"


@dataclass(frozen=True, slots=True)
class Head:
    """Where the characters of a paragraph begin in a line.

    Attributes:
        start: the first of them, behind an automatic number.
        paragraph: the paragraph's number in its story, from 1.
        column: how many characters of the paragraph stand in lines further up.
    """

    start: int
    paragraph: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class LaidLine:
    """One line of the text: a paragraph, a part of one that was broken by hand, or a row of a table.

    Attributes:
        start, end: its characters, half-open, without the line break.
        story: what it belongs to.
        heads: the paragraphs in it: one, but in the rows of tables one for each paragraph of each cell.
        format: how its paragraph is set; that of the first one for a row of a table.
        stretches: its characters by their look, in order, without gaps.
        label: the number that the word processor wrote in front (自动编号), or ""; it stands at the beginning of the line.
        in_table: whether it stands in a table.
        begins_page: whether a page is begun right in front of it, by a break in the text, a section or the paragraph's format.
        section: which of the layout's sections it stands in.
    """

    start: int
    end: int
    story: Story
    heads: tuple[Head, ...]
    format: ParagraphFormat
    stretches: tuple[Stretch, ...]
    label: str = ""
    in_table: bool = False
    begins_page: bool = False
    section: int = 0

    def touching(self, start: int, end: int) -> tuple[Stretch, ...]:
        """The stretches that hold characters of `[start, end)`, or end or begin where that does, in order."""
        first = bisect_left(self.stretches, start, key=lambda one: one.end)
        last = bisect_right(self.stretches, end, key=lambda one: one.start)
        return self.stretches[first:last]


@dataclass(frozen=True, slots=True)
class Grid:
    """The document grid (文档网格).

    Attributes:
        pitch: how far its lines stand apart, in points.
        spread: what it adds to the width of each character, in points, negative where it takes away; None where it leaves
            characters alone.
    """

    pitch: float
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page number in a footer, or in a header (页码).

    Attributes:
        pages: which pages it is for.
        text: the paragraph with `#` for the number: — # —.
        alignment: of the paragraph, or of the frame or text box that holds the number; None where that stands at some distance.
        left, right: its indents in characters.
        format: how the number looks.
        in_header: whether it stands above the text.
    """

    pages: Pages
    text: str
    alignment: NumberPlace | None
    left: float
    right: float
    format: CharacterFormat
    in_header: bool = False


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The pages of one section (页面设置); millimetres.

    Attributes:
        width, height: the paper.
        top, bottom, left, right: the margins, the gutter added to the one it widens.
        grid: the document grid; None without one.
        numbers: the page numbers; empty without any.
        odd_and_even: whether odd and even pages have footers of their own.
        first_differs: whether the first page has footers of its own.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    grid: Grid | None = None
    numbers: tuple[PageNumber, ...] = ()
    odd_and_even: bool = False
    first_differs: bool = False

    @property
    def is_landscape(self) -> bool:
        """Whether the paper lies on its side."""
        return self.width > self.height

    @property
    def line_width(self) -> float:
        """How wide the type area (版心) is, in points."""
        return (self.width - self.left - self.right) * POINTS_PER_MM

    @property
    def text_height(self) -> float:
        """How high the type area is, in points."""
        return (self.height - self.top - self.bottom) * POINTS_PER_MM


@dataclass(frozen=True)
class Layout:
    """How a whole text is set.

    Attributes:
        lines: one for each line of the text, in order.
        sections: the page setups, in order; at least one.
    """

    lines: tuple[LaidLine, ...]
    sections: tuple[PageSetup, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> LaidLine:
        """The line in which an offset stands; for the end of a line that line."""
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)]

    def lines_in(self, span: Span) -> Iterator[LaidLine]:
        """The lines that hold characters of a span, in order."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        while at < len(self.lines) and self.lines[at].start < max(span.end, span.start + 1):
            yield self.lines[at]
            at += 1

    def stretches(self, span: Span) -> Iterator[Stretch]:
        """The stretches that hold characters of a span, whole, in order."""
        for line in self.lines_in(span):
            near = line.touching(span.start, span.end)
            yield from (one for one in near if one.start < span.end and span.start < one.end)

    def place(self, span: Span) -> FilePlace:
        """Where somebody who has the file open finds a span: the part of it in its first paragraph."""
        line = self.line_at(span.start)
        at = max(0, bisect_right(line.heads, span.start, key=lambda one: one.start) - 1)
        head = line.heads[at]
        last = line.heads[at + 1].start - 1 if at + 1 < len(line.heads) else line.end
        start = head.column + max(0, span.start - head.start)
        end = head.column + max(0, min(span.end, last) - head.start)
        return FilePlace(line.story, head.paragraph, start + 1, max(start, end))

    def is_editable(self, start: int, end: int) -> bool:
        """Whether the characters `[start, end)` all come from runs; for an insertion, whether one beside it does.

        Breaks between lines are made by paragraphs, and no run holds them.
        """
        line = self.line_at(start)
        whole = [one for one in line.touching(start, end) if one.origin is not None]
        if start == end:
            return bool(whole)
        return (
            end <= line.end and sum(max(0, min(end, one.end) - max(start, one.start)) for one in whole) == end - start
        )

    def may_change(self, start: int, end: int, replacement: str) -> bool:
        """Whether an edit can be made in the file: its place is editable, and it puts in no break, tab or control character.

        Of such an edit each part can be made as well, and so can several at once that do not overlap.
        """
        return _UNWRITABLE.search(replacement) is None and self.is_editable(start, end)
