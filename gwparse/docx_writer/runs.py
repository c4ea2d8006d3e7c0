"""The runs of one part, which are taken apart where something begins or ends inside them.

Characters are counted as the reader counts them (`gwparse.readers.docx.runs`): its numbers of runs and of characters in them, taken
when the file was read, stay good here, however many pieces a run has been taken into.
"""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from typing import TYPE_CHECKING

from gwparse.docx_writer.parts import Ids
from gwparse.readers.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

RUN, RUN_PROPERTIES, TEXT = f"{W}r", f"{W}rPr", f"{W}t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

#: Elements of a run that stand for one character each.
_SINGLE = {
    f"{W}tab": "\u3000",
    f"{W}ptab": "\u3000",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


def text_of(child: _Element) -> str | None:
    """The characters that an element of a run stands for, a line feed for a break; None where it stands for none."""
    if child.tag == TEXT:
        text = child.text or ""
        for inner in child:
            if isinstance(inner.tag, str):
                break
            text += inner.tail or ""  # behind a comment or an instruction, which the reader does not see
        return text
    if child.tag == f"{W}sym":
        return _symbol(child.get(f"{W}char", ""))
    return _SINGLE.get(child.tag) if isinstance(child.tag, str) else None


def _symbol(code: str) -> str:
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return chr(value) if 0x20 <= value < 0xD800 or 0xF900 <= value <= 0xFFFD else "□"


def set_text(element: _Element, text: str) -> None:
    """Give a `w:t` another text, blanks at its ends kept."""
    for inner in list(element):
        element.remove(inner)
    element.text = text
    if text != text.strip(" \t\r\n"):
        element.set(_SPACE, "preserve")


def contents(run: _Element) -> list[_Element]:
    """What stands in a run beside its properties."""
    return [child for child in run if child.tag != RUN_PROPERTIES]


def length(run: _Element) -> int:
    """How many characters a run has."""
    return sum(len(text_of(child) or "") for child in run)


def like(run: _Element, ids: Ids) -> _Element:
    """An empty run that looks like another one, beside it in no tree yet."""
    made = run.makeelement(RUN, dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(RUN_PROPERTIES)
    if properties is not None:
        copy = deepcopy(properties)
        copy.tail = None
        for element in copy.iter(f"{W}*"):
            if element.get(f"{W}id") is not None:
                element.set(f"{W}id", ids.new())
        made.append(copy)
    return made


class Runs:
    """The runs of a part.

    Args:
        root: the root of the part.
        ids: where copies of tracked changes of looks get their numbers.

    Attributes:
        root: the root of the part.
        elements: the runs as they were, in their order.
    """

    def __init__(self, root: _Element, ids: Ids) -> None:
        self.root = root
        self.elements = list(root.iter(RUN))
        self._ids = ids
        self._pieces: dict[int, list[tuple[int, _Element]]] = {}

    def text(self, number: int) -> str:
        """The characters of a run that has not been taken apart."""
        return "".join(text_of(child) or "" for child in self.elements[number])

    def beginning(self, number: int, at: int) -> _Element:
        """The piece of a run that begins with a character.

        Args:
            number: the run.
            at: the character, counted in the run as it was.
        """
        index, start, piece = self._holding(number, at)
        child, offset = _find(piece, at - start)
        return self._part(number, index, child, offset, at)

    def ending(self, number: int, at: int) -> _Element:
        """The piece of a run that ends with a character.

        Args:
            number: the run.
            at: the character, counted in the run as it was.
        """
        index, start, piece = self._holding(number, at)
        child, offset = _find(piece, at - start)
        self._part(number, index, child, offset + 1, at + 1)
        return piece

    def between(self, number: int, start: int, end: int) -> list[_Element]:
        """The pieces that hold some characters of a run and nothing else.

        Args:
            number: the run.
            start, end: the characters, half-open, counted in the run as it was.
        """
        first, last = self.beginning(number, start), self.ending(number, end - 1)
        found: list[_Element] = []
        index = next(at for at, (_, piece) in enumerate(self._pieces[number]) if piece is first)
        while True:
            begins, piece = self._pieces[number][index]
            children = contents(piece)
            kinds = [text_of(child) is not None for child in children]
            if not all(kinds) and any(kinds):
                other = kinds.index(not kinds[0])
                held = sum(len(text_of(child) or "") for child in children[:other])
                made = self._part(number, index, children[other], 0, begins + held)
                last = made if piece is last else last
            if kinds and kinds[0]:
                found.append(piece)
            if piece is last:
                return found
            index += 1

    def piece(self, number: int, at: int) -> tuple[_Element, int]:
        """The piece of a run that holds a character, and how many characters of the run stand in front of the piece."""
        _, start, piece = self._holding(number, at)
        return piece, start

    def _holding(self, number: int, at: int) -> tuple[int, int, _Element]:
        """Which piece of a run holds a character, how many characters stand in front of the piece, and the piece."""
        pieces = self._pieces.setdefault(number, [(0, self.elements[number])])
        index = bisect_right(pieces, at, key=lambda piece: piece[0]) - 1
        return index, *pieces[index]

    def _part(self, number: int, index: int, child: _Element, offset: int, at: int) -> _Element:
        """Take a piece apart in front of a character of a child; gives what begins there, the piece itself where that does.

        Args:
            number: the run.
            index: the piece.
            child: one of its children.
            offset: the character in the child; its length for the place behind it.
            at: the first character behind the place, counted in the run as it was.
        """
        piece = self._pieces[number][index][1]
        text = text_of(child) or ""
        moved = list(child.itersiblings())
        if 0 < offset < len(text):
            rest = child.makeelement(child.tag, dict(child.attrib))
            set_text(child, text[:offset])
            set_text(rest, text[offset:])
            child.addnext(rest)
            moved = [rest, *moved]
        elif offset == 0:
            if contents(piece)[0] is child:
                return piece
            moved = [child, *moved]
        if not moved:
            return piece
        made = like(piece, self._ids)
        piece.addnext(made)
        made.extend(moved)
        self._pieces[number].insert(index + 1, (at, made))
        return made


def _find(piece: _Element, at: int) -> tuple[_Element, int]:
    """The child that holds a character of a piece, and the character in it."""
    for child in piece:
        held = len(text_of(child) or "")
        if at < held:
            return child, at
        at -= held
    raise ValueError("the run has no such character")


def insert(piece: _Element, at: int, text: str, *, is_behind: bool) -> None:
    """Put text into a piece of a run.

    Args:
        piece: the piece.
        at: the place, in characters of the piece.
        text: the text.
        is_behind: whether it goes behind the character in front of the place, not in front of the one behind it; the two may stand
            far apart, a field between them.
    """
    child, offset = _find(piece, at - 1 if is_behind else at)
    offset += is_behind
    if child.tag == TEXT:
        old = text_of(child) or ""
        set_text(child, old[:offset] + text + old[offset:])
    elif is_behind:
        child.addnext(_text(child, text))
    else:
        child.addprevious(_text(child, text))


def replace(piece: _Element, start: int, end: int, text: str) -> None:
    """Put a text in the place of characters of a piece of a run; whatever else stands between them stays.

    Args:
        piece: the piece.
        start, end: the characters, half-open, at least one, counted in the piece.
        text: the text.
    """
    at = 0
    for child in contents(piece):
        old = text_of(child) or ""
        begins, ends = max(start - at, 0), min(end - at, len(old))
        at += len(old)
        if begins >= ends:
            continue
        kept = old[:begins] + text + old[ends:]
        if child.tag == TEXT and kept:
            set_text(child, kept)
        else:
            if kept:
                child.addprevious(_text(child, kept))
            piece.remove(child)
        text = ""


def _text(beside: _Element, text: str) -> _Element:
    made = beside.makeelement(TEXT, nsmap=beside.nsmap)
    set_text(made, text)
    return made
