"""The runs of one part, which are taken apart where something begins or ends inside them, and whose text is changed.

Characters are counted as the reader counts them (`gwparse.readers.docx.characters`): its numbers of runs and of characters in them,
taken when the file was read, stay good here, however many pieces a run has been taken into.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import deepcopy
from typing import TYPE_CHECKING

from gwparse.docx_writer.parts import Ids
from gwparse.readers.docx.characters import characters
from gwparse.readers.docx.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

RUN, RUN_PROPERTIES, TEXT = f"{W}r", f"{W}rPr", f"{W}t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def text_of(child: _Element) -> str | None:
    """The characters that an element of a run stands for; None where it stands for none."""
    if not isinstance(child.tag, str):
        return None
    return characters(child.tag, child.get, _written(child) if child.tag == TEXT else None)


def _is_text(child: _Element) -> bool:
    """Whether an element of a run stands for characters, be they none."""
    return isinstance(child.tag, str) and characters(child.tag, child.get, None) is not None


def _written(element: _Element) -> str:
    """The text of a `w:t`, breaks in it as they are."""
    text = element.text or ""
    for inner in element:
        if isinstance(inner.tag, str):
            break
        text += inner.tail or ""  # behind a comment or an instruction, which the reader does not see
    return text


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


class _Wording:
    """The text of a `w:t` while it is changed, from its end on: what is behind a change is not copied for the one in front of it.

    Args:
        whole: a text.
        start, end: what of it is meant.
        tail: what comes behind that, the last first.
        length: how long all of it is.

    Attributes:
        length: the same.
        is_changed: whether anything was changed.
    """

    __slots__ = ("_end", "_start", "_tail", "_whole", "is_changed", "length")

    def __init__(self, whole: str, start: int, end: int, tail: list[str], length: int) -> None:
        self._whole, self._start, self._end, self._tail = whole, start, end, tail
        self.length, self.is_changed = length, False

    def __str__(self) -> str:
        return self._whole[self._start : self._end] + "".join(reversed(self._tail))

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of characters, which may be none."""
        self._reach(end)
        self._tail += (self._whole[self._start + end : self._end], text)
        self._end = self._start + start
        self.length += len(text) - (end - start)
        self.is_changed = True

    def cut(self, at: int) -> _Wording:
        """Take away what stands behind a place; gives that."""
        self._reach(at)
        rest = _Wording(self._whole, self._start + at, self._end, self._tail, self.length - at)
        self._end, self._tail, self.length = self._start + at, [], at
        self.is_changed = rest.is_changed = True
        return rest

    def _reach(self, at: int) -> None:
        if at > self._end - self._start:
            raise ValueError("the changes of a run are made from the last to the first")


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
        self._children: dict[int, list[tuple[int, _Element]]] = {}
        self._wordings: dict[_Element, _Wording] = {}

    def text(self, number: int) -> str:
        """The characters of a run that has not been taken apart."""
        return "".join(text_of(child) or "" for child in self.elements[number])

    def beginning(self, number: int, at: int) -> _Element:
        """The piece of a run that begins with a character.

        Args:
            number: the run.
            at: the character, counted in the run as it was.
        """
        index, _ = self._holding(number, at)
        child, offset = self._find(number, at)
        return self._part(number, index, child, offset, at)

    def ending(self, number: int, at: int) -> _Element:
        """The piece of a run that ends with a character.

        Args:
            number: the run.
            at: the character, counted in the run as it was.
        """
        index, piece = self._holding(number, at)
        child, offset = self._find(number, at)
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
            kinds = [_is_text(child) for child in children]
            if not all(kinds) and any(kinds):
                other = kinds.index(not kinds[0])
                held = sum(self._length(child) for child in children[:other])
                made = self._part(number, index, children[other], 0, begins + held)
                last = made if piece is last else last
            if kinds and kinds[0]:
                found.append(piece)
            if piece is last:
                return found
            index += 1

    def piece(self, number: int, at: int) -> _Element:
        """The piece of a run that holds a character."""
        return self._holding(number, at)[1]

    def insert(self, number: int, at: int, text: str, *, is_behind: bool) -> None:
        """Put text into a run.

        Args:
            number: the run.
            at: the place: the character behind it, counted in the run as it was.
            text: the text.
            is_behind: whether it goes behind the character in front of the place, not in front of the one behind it; the two may
                stand far apart, a field between them.
        """
        child, offset = self._find(number, at - is_behind)
        if child.tag == TEXT:
            self._open(child).replace(offset + is_behind, offset + is_behind, text)
        elif is_behind:
            child.addnext(_new_text(child, text))
        else:
            child.addprevious(_new_text(child, text))

    def replace(self, number: int, start: int, end: int, text: str) -> None:
        """Put a text in the place of characters of a run; whatever else stands between them stays.

        Args:
            number: the run.
            start, end: the characters, half-open, at least one, counted in the run as it was.
            text: the text.
        """
        children = self._table(number)
        first = bisect_right(children, start, key=_start) - 1
        for begins, child in children[first : bisect_left(children, end, key=_start)]:
            if child.tag == TEXT:
                wording = self._open(child)
                wording.replace(max(start - begins, 0), min(end - begins, wording.length), text)
                is_empty = not wording.length
            else:
                is_empty = True
                if text:
                    child.addprevious(_new_text(child, text))
            if is_empty and (around := child.getparent()) is not None:
                around.remove(child)
            text = ""

    def finish(self) -> None:
        """Write the texts that were changed; until then they are not in the tree."""
        for element, text in self._wordings.items():
            if text.is_changed:
                set_text(element, str(text))
        self._wordings.clear()

    def _table(self, number: int) -> list[tuple[int, _Element]]:
        """What stands for characters in a run, each with the first of them, counted in the run as it was."""
        if number not in self._children:
            at, found = 0, []
            for child in self.elements[number]:
                if held := len(text_of(child) or ""):
                    found.append((at, child))
                at += held
            self._children[number] = found
        return self._children[number]

    def _find(self, number: int, at: int) -> tuple[_Element, int]:
        """What holds a character of a run, and the character in it."""
        children = self._table(number)
        begins, child = children[bisect_right(children, at, key=_start) - 1] if children else (0, self.elements[number])
        if not 0 <= at - begins < self._length(child):
            raise ValueError("the run has no such character")
        return child, at - begins

    def _open(self, element: _Element) -> _Wording:
        """The text of a `w:t`, to be changed."""
        if element not in self._wordings:
            text = _written(element)
            self._wordings[element] = _Wording(text, 0, len(text), [], len(text))
        return self._wordings[element]

    def _length(self, child: _Element) -> int:
        """How many characters an element of a run stands for."""
        return self._open(child).length if child.tag == TEXT else len(text_of(child) or "")

    def _holding(self, number: int, at: int) -> tuple[int, _Element]:
        """Which piece of a run holds a character, and the piece."""
        pieces = self._pieces.setdefault(number, [(0, self.elements[number])])
        index = bisect_right(pieces, at, key=_start) - 1
        return index, pieces[index][1]

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
        moved = list(child.itersiblings())
        if 0 < offset < self._length(child):
            rest = child.makeelement(child.tag, dict(child.attrib))
            self._wordings[rest] = self._open(child).cut(offset)
            child.addnext(rest)
            children = self._table(number)
            children.insert(bisect_left(children, at, key=_start), (at, rest))
            moved = [rest, *moved]
        elif offset == 0:
            if next(one for one in piece if one.tag != RUN_PROPERTIES) is child:
                return piece
            moved = [child, *moved]
        if not moved:
            return piece
        made = like(piece, self._ids)
        piece.addnext(made)
        made.extend(moved)
        self._pieces[number].insert(index + 1, (at, made))
        return made


def _start(held: tuple[int, _Element]) -> int:
    return held[0]


def _new_text(beside: _Element, text: str) -> _Element:
    made = beside.makeelement(TEXT, nsmap=beside.nsmap)
    set_text(made, text)
    return made
