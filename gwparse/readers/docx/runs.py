"""The characters of a paragraph, run by run: what a reader of the printed page would see, and what the text boxes in it hold.

Tracked changes are read as accepted (final) or as rejected (original). Of a field its result is read, which Word makes anew
whenever it likes, so that nobody may edit it; links and form fields alone hold text of their own. Hidden text is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from gwparse.layout import CharacterFormat, Origin, Stretch
from gwparse.readers import Revisions
from gwparse.readers.docx.characters import characters, spaced
from gwparse.readers.docx.styles import Look, Styles
from gwparse.readers.docx.xml import MC, M, W, chosen, text_boxes

#: What stands for the number in a footer.
NUMBER = "#"

#: Fields whose result is text that somebody wrote; all other results are made by the word processor.
_WRITTEN = ("HYPERLINK", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "QUOTE", "ADDIN", "MACROBUTTON", "EMBED", "")

#: What only wraps runs.
_WRAPPERS = frozenset(
    W + name for name in ("hyperlink", "smartTag", "customXml", "sdtContent", "sdt", "bdo", "dir", "rubyBase")
)

_ENTERED = {"final": (W + "ins", W + "moveTo"), "original": (W + "del", W + "moveFrom")}

#: Characters that take a whole cell and so the font for Chinese.
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff60"
    "\uffe0-\uffe6\U0001f000-\U0001faff\U00020000-\U0003fffd"
)

#: Those that Latin script has as well: they take the font for Latin unless the run says otherwise.
_SHARED = "\u00a4\u00a7\u00a8\u00b0-\u00b7\u00d7\u00f7\u2010-\u2027\u2030-\u203b\u20ac\u2100-\u2bff"

_SLOTS = {
    False: re.compile(f"[{_WIDE}]+|[^{_WIDE}]+"),
    True: re.compile(f"[{_WIDE}{_SHARED}]+|[^{_WIDE}{_SHARED}]+"),
}
_IS_WIDE = {False: re.compile(f"[{_WIDE}]"), True: re.compile(f"[{_WIDE}{_SHARED}]")}


@dataclass(slots=True)
class Piece:
    """Characters of one run, or characters that no run holds.

    Attributes:
        text: the characters.
        look: how they look.
        origin: where they come from; None where nobody may edit them.
    """

    text: str
    look: Look
    origin: Origin | None

    def stretches(self, start: int) -> Iterator[Stretch]:
        """The piece as stretches of equal look.

        Args:
            start: where it begins in the text.
        """
        if self.look.wide is self.look.narrow:
            yield self._stretch(start, 0, len(self.text), self.look.wide)
            return
        shared = self.look.prefers_wide
        for found in _SLOTS[shared].finditer(self.text):
            wide = _IS_WIDE[shared].match(found[0])
            yield self._stretch(start, *found.span(), self.look.wide if wide else self.look.narrow)

    def _stretch(self, start: int, begin: int, end: int, look: CharacterFormat) -> Stretch:
        origin = self.origin
        if origin is not None and begin:
            origin = Origin(origin.part, origin.run, origin.start + begin)
        return Stretch(start + begin, start + end, look, origin)


@dataclass(slots=True)
class _Field:
    """A field that has begun: what it is to show, and whether its result is being read."""

    code: str = ""
    is_result: bool = False

    @property
    def name(self) -> str:
        return (self.code.split() or [""])[0].upper()


@dataclass(slots=True)
class RunReader:
    """Reads the runs of one part of a file, paragraph by paragraph, in their order: fields may go over several.

    Attributes:
        part: the part's name.
        root: its root.
        styles: the styles.
        revisions: how tracked changes are read.
        marks_numbers: whether page numbers are read as NUMBER (in footers).
        hidden: how many runs of hidden text were passed over.
        broken: how many fields were ended because their code does not end in its paragraph.
        left_out: whether something of a table of contents stood in the paragraph read last.
    """

    part: str
    root: Element
    styles: Styles
    revisions: Revisions = "final"
    marks_numbers: bool = False
    hidden: int = 0
    broken: int = 0
    left_out: bool = False
    _numbers: dict[int, int] = field(default_factory=dict)
    _fields: list[_Field] = field(default_factory=list)
    _boxes: list[Element] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _in_code: list[Piece] = field(default_factory=list)
    _style: str = ""

    def __post_init__(self) -> None:
        self._numbers = {id(run): at for at, run in enumerate(self.root.iter(W + "r"))}

    def pieces(self, paragraph: Element, style: str) -> tuple[list[Piece], list[Element]]:
        """The characters of a paragraph, and the contents of the text boxes that hang on it.

        Args:
            paragraph: the `w:p`.
            style: its style.
        """
        self._pieces, self._boxes, self._style, self.left_out = [], [], style, False
        self._in_code = []
        self._inside(paragraph)
        if self._fields and not self._fields[-1].is_result:
            # A field whose code never ends would swallow all that follows; Word puts codes into one paragraph.
            self.broken += 1
            self._pieces += self._in_code
            while self._fields and not self._fields[-1].is_result:
                self._fields.pop()
        return self._pieces, self._boxes

    def _inside(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child)
            elif tag in _WRAPPERS or tag in _ENTERED[self.revisions]:
                self._inside(child)
            elif tag == W + "fldSimple":
                self._fields.append(_Field(child.get(W + "instr", ""), is_result=True))
                first = next(child.iter(W + "rPr"), None)
                self._show_number(self.styles.look(first, self._style))
                self._inside(child)
                self._fields.pop()
            elif tag == MC + "AlternateContent":
                taken = chosen(child)
                if taken is not None:
                    self._inside(taken)
            elif tag in (M + "oMath", M + "oMathPara"):
                formula = "".join(piece.text or "" for piece in child.iter(M + "t"))
                self._add(formula, self.styles.look(None, self._style), None)

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        look = self.styles.look(properties, self._style)
        at, number = 0, self._numbers.get(id(run), 0)
        for child in run:
            text = self._text_of(child)
            if text is None:
                self._other(child, look)
                continue
            if look.hidden:
                self.hidden += 1
            elif all(one.is_result for one in self._fields):
                made = any(one.name not in _WRITTEN for one in self._fields)
                self._add(text, look, None if made else Origin(self.part, number, at))
            elif text:
                self._in_code.append(Piece(text, look, Origin(self.part, number, at)))
            at += len(text)

    def _add(self, text: str, look: Look, origin: Origin | None) -> None:
        if any(one.name == "TOC" for one in self._fields):
            self.left_out = True
        elif text and (text == NUMBER or not self.marks_numbers or all(one.name != "PAGE" for one in self._fields)):
            self._pieces.append(Piece(text, look, origin))

    def _text_of(self, child: Element) -> str | None:
        """The characters that an element of a run stands for; None where it stands for none."""
        if child.tag == W + "delText":
            return spaced(child.text or "") if self.revisions == "original" else None
        return characters(child.tag, child.get, child.text)

    def _other(self, child: Element, look: Look) -> None:
        """What changes the state of fields, and what may hold text boxes."""
        match child.tag.removeprefix(W):
            case "fldChar":
                self._field_mark(child.get(W + "fldCharType", ""), look)
            case "instrText":
                if self._fields and len(self._fields[-1].code) < 1000:
                    self._fields[-1].code += child.text or ""
            case "drawing" | "pict" | "object":
                self._boxes += text_boxes(child)
            case "ruby":
                self._fields.append(_Field("EQ", is_result=True))  # nobody edits what stands under a reading aid
                for base in child.iter(W + "rubyBase"):
                    self._inside(base)
                self._fields.pop()
        if child.tag == MC + "AlternateContent":
            taken = chosen(child)
            if taken is not None:
                self._boxes += text_boxes(taken)

    def _field_mark(self, kind: str, look: Look) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_result = True
            self._show_number(look)
        elif kind == "end" and self._fields:
            if not self._fields[-1].is_result:
                self._fields[-1].is_result = True
                self._show_number(look)
            self._fields.pop()

    def _show_number(self, look: Look) -> None:
        """Put NUMBER where a footer shows the number of the page."""
        if self.marks_numbers and self._fields[-1].name == "PAGE":
            self._add(NUMBER, look, None)
