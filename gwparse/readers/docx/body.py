"""The paragraphs and tables of a Word document as lines of text, with how each line is set and where its characters come from.

A paragraph is one line, or more where somebody broke it by hand. A row of a table is one line with tabs between its cells, a row of
one cell one line for each paragraph in it. What a text box holds stands in front of the paragraph it hangs on. An automatic number
stands in front of its paragraph as it is printed, but belongs to nobody: no run holds it. Tables of contents are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gwparse.layout import Head, LaidLine, ParagraphFormat, Story, Stretch
from gwparse.readers import Revisions
from gwparse.readers.docx.characters import LINE, PAGE
from gwparse.readers.docx.numbering import Label, Numbering
from gwparse.readers.docx.runs import Piece, RunReader
from gwparse.readers.docx.styles import DEFAULT_SIZE, Styles
from gwparse.readers.docx.xml import MC, W, chosen, is_on, val

#: What only wraps paragraphs and tables.
_WRAPPERS = frozenset(W + name for name in ("sdtContent", "customXml", "smartTag"))

#: What marks the paragraphs and rows that a view of tracked changes does not have.
_GONE: dict[Revisions, str] = {"final": "del", "original": "ins"}
_MOVED: dict[Revisions, str] = {"final": "moveFrom", "original": "moveTo"}


@dataclass(slots=True)
class Lines:
    """The text so far: its lines, and what is set in them.

    Attributes:
        parts: the lines of the text, without breaks.
        laid: how they are set.
    """

    parts: list[str] = field(default_factory=list)
    laid: list[LaidLine] = field(default_factory=list)
    _at: int = 0
    _begins_page: bool = False

    def take(self, others: Lines) -> None:
        """Take over the lines of others, while there are none here."""
        self.parts, self.laid, self._at = others.parts, others.laid, others._at

    def begin_page(self) -> None:
        """Say that the next line that is not blank begins a page."""
        self._begins_page = True

    def add(
        self,
        pieces: list[tuple[Piece, Head | None]],
        story: Story,
        setting: ParagraphFormat,
        *,
        head: Head,
        label: str = "",
        in_table: bool = False,
        section: int = 0,
    ) -> None:
        """Add one line.

        Args:
            pieces: its characters, the first ones of a paragraph with its head, whose place is found here.
            story: what it belongs to.
            setting: how its paragraph is set.
            head: its first paragraph.
            label: the automatic number, which the pieces hold already.
            in_table: whether it stands in a table.
            section: its section.
        """
        start = at = self._at
        stretches: list[Stretch] = []
        heads: list[Head] = []
        for piece, begins in pieces:
            if begins is not None:
                heads.append(Head(at, begins.paragraph, begins.column))
            stretches += piece.stretches(at)
            at += len(piece.text)
        text = "".join(piece.text for piece, _ in pieces)
        shown = bool(text.strip())
        self.laid.append(
            LaidLine(
                start=start,
                end=at,
                story=story,
                heads=tuple(heads) or (Head(at, head.paragraph, head.column),),
                format=setting,
                stretches=tuple(stretches),
                label=label,
                in_table=in_table,
                begins_page=shown and (self._begins_page or setting.page_break_before),
                section=section,
            )
        )
        self._begins_page = self._begins_page and not shown
        self.parts.append(text)
        self._at = at + 1


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that has been read.

    Attributes:
        number: its number in its story.
        pieces: its characters, each piece with the number of the paragraph it comes from: one whose mark is deleted runs on.
        format: how it is set.
        label: its automatic number; None without one.
    """

    number: int
    pieces: list[tuple[Piece, int]]
    format: ParagraphFormat
    label: Piece | None


@dataclass(slots=True)
class BodyReader:
    """Reads one part of a file into lines.

    Attributes:
        runs: the reader of its runs.
        styles: the styles.
        numbering: the automatic numbers, counted on from one part to the next.
        out: where the lines go.
        revisions: how tracked changes are read.
        breaks: the section properties that stood in paragraphs, in order.
        contents: how many paragraphs of tables of contents were left out.
    """

    runs: RunReader
    styles: Styles
    numbering: Numbering
    out: Lines
    revisions: Revisions = "final"
    breaks: list[Element] = field(default_factory=list)
    contents: int = 0
    _counts: dict[Story, int] = field(default_factory=dict)
    _carried: _Paragraph | None = None

    def read(self, element: Element, story: Story, *, in_table: bool = False) -> None:
        """Read the body, a text box, a header or a cell: the paragraphs and tables in it."""
        self._blocks(element, story, in_table)
        self._end_carried(story, in_table)

    def _end_carried(self, story: Story, in_table: bool) -> None:
        """Write a paragraph that would run on, where none follows that it could run on in."""
        carried, self._carried = self._carried, None
        if carried is not None and any(piece.text.strip() for piece, _ in carried.pieces):
            self._write(carried, story, in_table)

    def _blocks(self, element: Element, story: Story, in_table: bool) -> None:
        for child in element:
            if child.tag == W + "p":
                self._paragraph(child, story, in_table)
            elif child.tag == W + "tbl":
                self._end_carried(story, in_table)
                self._table(child, story)
            elif child.tag == W + "sdt":
                self._control(child, story, in_table)
            elif child.tag in _WRAPPERS:
                self._blocks(child, story, in_table)
            elif child.tag == MC + "AlternateContent":
                taken = chosen(child)
                if taken is not None:
                    self._blocks(taken, story, in_table)

    def _control(self, control: Element, story: Story, in_table: bool) -> None:
        """A content control: what it holds, unless Word has made it a table of contents."""
        gallery = control.find(f"{W}sdtPr/{W}docPartObj")
        content = control.find(W + "sdtContent")
        if content is None:
            return
        if val(gallery, "docPartGallery") == "Table of Contents":
            self.contents += sum(1 for _ in content.iter(W + "p"))
            self._skipped(content, story)
        else:
            self._blocks(content, story, in_table)

    def _skipped(self, content: Element, story: Story) -> None:
        """Count the paragraphs of what is left out, so that the others have the numbers that Word gives them."""
        for paragraph in content.iter(W + "p"):
            self._count(story)
            self.runs.pieces(paragraph, "")
            self._end_section(paragraph, story)

    def _count(self, story: Story) -> int:
        self._counts[story] = self._counts.get(story, 0) + 1
        return self._counts[story]

    def _paragraph(self, element: Element, story: Story, in_table: bool) -> None:
        """A paragraph that stands for itself: one line, or more where it is broken."""
        paragraph = self._read(element, story)
        if paragraph is None:
            return
        if self.runs.left_out and not paragraph.pieces:
            self.contents += 1
        else:
            self._write(paragraph, story, in_table)
        self._end_section(element, story)

    def _end_section(self, element: Element, story: Story) -> None:
        ends = element.find(f"{W}pPr/{W}sectPr")
        if ends is not None and story == "body":
            self.breaks.append(ends)

    def _read(self, element: Element, story: Story) -> _Paragraph | None:
        """A paragraph with what it carries on; None where its mark is deleted, so that it goes on in the next one."""
        number = self._count(story)
        properties = element.find(W + "pPr")
        style = self.styles.style_of(properties)
        own, boxes = self.runs.pieces(element, style)
        carried, self._carried = self._carried, None
        for box in boxes:
            self.read(box, "text_box")
        pieces = [*(carried.pieces if carried is not None else ()), *((piece, number) for piece in own)]
        mark = properties.find(W + "rPr") if properties is not None else None
        is_gone = mark is not None and any(mark.find(W + gone[self.revisions]) is not None for gone in (_GONE, _MOVED))
        label, by_style = (None, False) if is_gone else self._label(properties, style)
        look = self.styles.look(mark, style)
        size = next((piece.look.wide.size for piece, _ in pieces if piece.text.strip()), look.wide.size)
        level = label.paragraph if label else None
        setting = self.styles.paragraph(properties, style, size or DEFAULT_SIZE, level, by_style=by_style)
        shown = self._shown_label(label, pieces) if label is not None else ""
        printed = Piece(shown, look, None) if shown else carried.label if carried is not None else None
        paragraph = _Paragraph(number, pieces, setting, printed)
        if is_gone or is_on(mark, "specVanish"):  # the latter parts two styles on one line
            self._carried = paragraph
            return None
        return paragraph

    def _label(self, properties: Element | None, style: str) -> tuple[Label | None, bool]:
        """The automatic number of a paragraph, and whether its style numbers it."""
        numbered = self.styles.numbering(properties, style)
        if numbered is None:
            return None, False
        listed, level, by_style = numbered
        return self.numbering.label(listed, level, self.styles.chain(style)), by_style

    def _shown_label(self, label: Label, pieces: list[tuple[Piece, int]]) -> str:
        """The number as it goes into the text: bullets are no numbers, and figures are kept apart from figures."""
        text = "".join(label.text.split())
        if label.is_bullet or not text:
            return ""
        first = next((piece.text[0] for piece, _ in pieces if piece.text), "")
        runs_on = first.isdigit() and text[-1] in "0123456789.．"
        return text + " " if runs_on else text

    def _write(self, paragraph: _Paragraph, story: Story, in_table: bool) -> None:
        """Write a paragraph as lines."""
        number = paragraph.pieces[0][1] if paragraph.pieces else paragraph.number
        head: Head | None = Head(
            0, number
        )  # of the characters that come next; None where they follow others of their paragraph
        column = 0
        label = paragraph.label.text if paragraph.label is not None else ""
        line: list[tuple[Piece, Head | None]] = [(paragraph.label, None)] if paragraph.label is not None else []

        def end_line() -> None:
            nonlocal line, head, label
            here = Head(0, number, column)
            section = len(self.breaks)
            self.out.add(line, story, paragraph.format, head=here, label=label, in_table=in_table, section=section)
            line, head, label = [], here, ""

        for piece, its_number in paragraph.pieces:
            if its_number != number:
                number, column = its_number, 0
                head = Head(0, number)
            if piece.text == PAGE:
                if any(part.text.strip() for part, _ in line):
                    end_line()
                self.out.begin_page()
            elif piece.text == LINE:
                end_line()
            else:
                line.append((piece, head))
                head = None
                column += len(piece.text)
        end_line()

    def _table(self, table: Element, story: Story) -> None:
        for row in _children(table, "tr"):
            marks = row.find(W + "trPr")
            if marks is None or marks.find(W + _GONE[self.revisions]) is None:
                self._row(row, story)

    def _row(self, row: Element, story: Story) -> None:
        gone = f"{W}tcPr/{W}cell{_GONE[self.revisions].capitalize()}"
        cells = [cell for cell in _children(row, "tc") if cell.find(gone) is None]
        if len(cells) == 1:
            self.read(cells[0], story, in_table=True)
            return
        line: list[tuple[Piece, Head | None]] = []
        setting, head = ParagraphFormat(), Head(0, self._counts.get(story, 0) + 1)
        apart = self.styles.look(None, self.styles.default_paragraph_style)
        for at, cell in enumerate(cells):
            if at:
                line.append((Piece("\t", apart, None), None))
            is_first = True
            for paragraph in self._in_cell(cell, story):
                if not any(piece.text.strip() for piece, _ in paragraph.pieces) and paragraph.label is None:
                    continue
                if not is_first:
                    line.append((Piece(" ", apart, None), None))
                if not any(part.text.strip() for part, _ in line):
                    setting = paragraph.format
                if paragraph.label is not None:
                    line.append((paragraph.label, None))
                line += _headed(paragraph.pieces)
                is_first = False
        self.out.add(line, story, setting, head=head, in_table=True, section=len(self.breaks))

    def _in_cell(self, cell: Element, story: Story) -> Iterator[_Paragraph]:
        """The paragraphs of a cell; one that runs on does so in the cell."""
        for element in _paragraphs_of(cell):
            paragraph = self._read(element, story)
            if paragraph is not None:
                yield paragraph
        carried, self._carried = self._carried, None
        if carried is not None:
            yield carried


def _headed(pieces: list[tuple[Piece, int]]) -> Iterator[tuple[Piece, Head | None]]:
    """The pieces of a paragraph in a cell, where breaks are blanks, each first one of its paragraph with a head."""
    last = 0
    for piece, number in pieces:
        is_break = piece.text in (LINE, PAGE)
        yield Piece(" ", piece.look, None) if is_break else piece, None if number == last else Head(0, number)
        last = number


def _children(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls and behind tracked changes."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag == W + "sdt" or child.tag in _WRAPPERS:
            yield from _children(child, name)


def _paragraphs_of(cell: Element) -> Iterator[Element]:
    """The paragraphs of a cell in order, those of tables inside it, too; text boxes are read with their paragraphs."""
    for child in cell:
        if child.tag == W + "p":
            yield child
        elif child.tag != MC + "AlternateContent":
            yield from _paragraphs_of(child)
