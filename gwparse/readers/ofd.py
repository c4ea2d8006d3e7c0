"""OFD files (GB/T 33190) to the text of the document on them: a zip archive of XML that says where each character is printed.

Only the standard library is used. Archives are unpacked within limits, and XML is parsed without document types. What programs do
otherwise than the standard is taken as they mean it: names of members in other capitals, paths with or without a slash in front.
Signatures and stamps are not read and not verified.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from math import atan2, hypot, isfinite
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element

from gwparse.errors import UNNAMED, UnreadableInput
from gwparse.readers.archive import Archive, parse_xml
from gwparse.readers.fixed import source_of
from gwparse.readers.fixed.glyphs import MOST_GLYPHS, MOST_PAGES, MOST_STROKES, UNKNOWN, FixedPage, Glyph, Stroke, known
from gwparse.readers.fixed.notes import Missing
from gwparse.readers.fixed.tables import Corner, strokes_of

if TYPE_CHECKING:
    from gwparse.source import Source

#: OFD measures in millimetres.
POINTS = 72 / 25.4

#: The paper of files that name none: A4.
PAPER = (0.0, 0.0, 210.0, 297.0)

#: Text farther than this from upright is left out; radians.
ASLANT = 0.1

#: The commands of a shape with how many numbers follow each; of curves, the last two are where it ends.
COMMANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


class Matrix(NamedTuple):
    """How an object's own places become places on the page."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the object in its boundary."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def read_ofd(data: bytes, path: str | None = None) -> Source:
    """Read an OFD file.

    Args:
        data: the whole file.
        path: the file's name, kept on the Source and used in messages.

    Returns:
        A Source whose `printed` says on which page each of its lines stands.

    Raises:
        UnreadableInput: when the file is damaged, encrypted, too large, or has no text.
    """
    return _Reader(data, path or UNNAMED).read(path)


class _Drawn(NamedTuple):
    """What is drawn on a page or a template: characters, those that nobody sees, ruled lines, and how many objects."""

    glyphs: list[Glyph]
    hidden: list[Glyph]
    strokes: list[Stroke]
    objects: int
    left_out: int


class _Reader:
    """Reads one file.

    Args:
        data: the whole file.
        name: the file's name, for messages.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._archive = Archive(data, name)
        self._missing = Missing()
        self._templates: dict[str, _Drawn] = {}
        self._count = 0

    def read(self, path: str | None) -> Source:
        """The text of all pages of all documents in the file; there is one, as a rule."""
        root = self._xml("OFD.xml")
        if root is None:
            raise UnreadableInput(f"{self._name}: 文件已损坏，或者不是 OFD 文件")
        pages: list[FixedPage] = []
        for body in _all(root, "DocBody"):
            pages += self._document((_text(body, "DocRoot") or "").lstrip("/"), len(pages))
        if not pages and any("encrypt" in name.lower() for name in self._archive.names):
            raise UnreadableInput(f"{self._name}: 文件已加密，请去掉密码后另存一份")
        self._missing.refuse_without_text(self._name)
        return source_of(pages, path, self._missing.notes())

    def _xml(self, member: str) -> Element | None:
        member = posixpath.normpath(member.replace("\\", "/")).lstrip("/")
        data = self._archive.read(member)
        if data is None:
            data = self._archive.read("/" + member)
        return None if data is None else parse_xml(data, self._name, member)

    def _document(self, member: str, before: int) -> Iterator[FixedPage]:
        """The pages of one document.

        Args:
            member: its root.
            before: how many pages those in front of it have.
        """
        root = self._xml(member)
        if root is None:
            return
        base = posixpath.dirname(member)
        common = _first(root, "CommonData")
        paper = _paper(_first(common, "PageArea")) or PAPER
        templates = {one.get("ID", ""): _joined(base, one.get("BaseLoc", "")) for one in _all(common, "TemplatePage")}
        for at, named in enumerate(_all(_first(root, "Pages"), "Page"), before + 1):
            if at > MOST_PAGES:
                raise UnreadableInput(f"{self._name}: 超过 {MOST_PAGES} 页，太长")
            page = self._xml(_joined(base, named.get("BaseLoc", "")))
            if page is None:
                raise UnreadableInput(f"{self._name}: 文件已损坏，缺第{at}页")
            yield self._page(page, templates, _paper(_first(page, "Area")) or paper)

    def _page(self, page: Element, templates: dict[str, str], paper: tuple[float, float, float, float]) -> FixedPage:
        drawn = [self._drawn(_first(page, "Content"), paper)]
        for used in _all(page, "Template"):
            member = templates.get(used.get("TemplateID", ""))
            if member is not None:
                drawn.append(self._template(member, paper))
        glyphs = [glyph for one in drawn for glyph in one.glyphs]
        self._count += len(glyphs)
        if self._count > MOST_GLYPHS:
            raise UnreadableInput(f"{self._name}: 超过 {MOST_GLYPHS // 10_000} 万字，太长")
        shown = self._missing.count_page(
            glyphs,
            [glyph for one in drawn for glyph in one.hidden],
            left_out=drawn[0].left_out,
            drawn=drawn[0].objects,
        )
        strokes = [stroke for one in drawn for stroke in one.strokes]
        return FixedPage(
            paper[2] * POINTS, paper[3] * POINTS, shown, strokes if len(strokes) <= MOST_STROKES and shown else []
        )

    def _template(self, member: str, paper: tuple[float, float, float, float]) -> _Drawn:
        if member not in self._templates:
            root = self._xml(member)
            self._templates[member] = self._drawn(_first(root, "Content"), paper)
        return self._templates[member]

    def _drawn(self, content: Element | None, paper: tuple[float, float, float, float]) -> _Drawn:
        """What the objects of a page or a template draw."""
        drawn = _Drawn([], [], [], 0, 0)
        objects = left_out = 0
        for one in content.iter() if content is not None else ():
            kind = _local(one)
            objects += kind.endswith("Object")
            boundary = _numbers(one.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
            corner = boundary[0] - paper[0], boundary[1] - paper[1]
            if kind == "TextObject":
                before = self._missing.aslant
                is_hidden = _is_off(one, "Visible") or one.get("Alpha") == "0"
                is_hidden = is_hidden or (_is_off(one, "Fill") and one.get("Stroke", "false") != "true")
                (drawn.hidden if is_hidden else drawn.glyphs).extend(self._glyphs(one, corner, paper))
                left_out += self._missing.aslant - before
            elif kind == "PathObject" and not _is_off(one, "Visible") and len(drawn.strokes) <= MOST_STROKES:
                drawn.strokes.extend(_strokes(one, corner))
        return drawn._replace(objects=objects, left_out=left_out)

    def _glyphs(
        self, text: Element, corner: tuple[float, float], paper: tuple[float, float, float, float]
    ) -> Iterator[Glyph]:
        """The characters of a text object."""
        matrix = Matrix(*(_numbers(text.get("CTM"), 6) or Matrix()))
        size = _number(text.get("Size"))
        points = size * (hypot(matrix.c, matrix.d) or 1.0) * POINTS
        across = hypot(matrix.a, matrix.b) * POINTS
        turned = text.get("ReadDirection", "0") in ("90", "270") or text.get("CharDirection", "0") != "0"
        turned = turned or abs(atan2(matrix.b, matrix.a)) > ASLANT
        x = y = 0.0
        for code in _all(text, "TextCode"):
            content = code.text or ""
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            steps, falls = _deltas(code.get("DeltaX"), len(content)), _deltas(code.get("DeltaY"), len(content))
            is_column = any(abs(fall) > 0.5 * size for fall in falls) and not any(steps)
            here, down = x, y
            for at, char in enumerate(content):
                em = size * (1.0 if east_asian_width(char) in "WFA" else 0.5)
                step = steps[at] if at < len(steps) else em
                left, base = matrix.place(here, down)
                here += step
                down += falls[at] if at < len(falls) else 0.0
                named = known(char)
                if named is None:
                    continue
                if turned or is_column:
                    self._missing.aslant += not named.isspace()
                    continue
                left, base = left + corner[0], base + corner[1]
                if not (-1.0 <= left <= paper[2] and 0.0 <= base <= paper[3] + 1.0 and 0.0 < points < 2000.0):
                    self._missing.outside += not named.isspace()
                    continue
                self._missing.unnamed += named == UNKNOWN != char
                width = step if 0.0 < step <= 1.1 * size else em
                yield Glyph(named, left * POINTS, base * POINTS, width * across, points)


def _strokes(path: Element, corner: tuple[float, float]) -> Iterator[Stroke]:
    """The ruled lines that a path object is."""
    stroked, filled = not _is_off(path, "Stroke"), path.get("Fill", "false") == "true"
    if not (stroked or filled):
        return
    matrix = Matrix(*(_numbers(path.get("CTM"), 6) or Matrix()))
    tokens = (_text(path, "AbbreviatedData") or "").split()
    corners: list[Corner] = []
    first: Corner | None = None
    at = 0
    while at < len(tokens) and len(corners) <= MOST_STROKES:
        command = tokens[at]
        count = COMMANDS.get(command)
        at += 1
        if count is None:
            continue
        numbers = [_number(token) for token in tokens[at : at + count]]
        at += count
        if command == "C":
            corners += [first._replace(is_line=True)] if first is not None else []
        elif len(numbers) == count:
            x, y = matrix.place(*numbers[-2:])
            here = Corner((x + corner[0]) * POINTS, (y + corner[1]) * POINTS, command == "L")
            first = here if command in "SM" else first
            corners.append(here)
    if len(corners) <= MOST_STROKES:
        yield from strokes_of(corners, stroked=stroked)


def _paper(area: Element | None) -> tuple[float, float, float, float] | None:
    """The paper of a page or a document; None where it is not told."""
    box = _numbers(_text(area, "PhysicalBox"), 4) if area is not None else None
    return (box[0], box[1], box[2], box[3]) if box is not None and box[2] > 0 and box[3] > 0 else None


def _deltas(text: str | None, count: int) -> list[float]:
    """The steps from character to character, at most so many; `g 3 5.6` stands for 5.6 5.6 5.6."""
    steps: list[float] = []
    tokens = iter((text or "").split())
    for token in tokens:
        if len(steps) >= count:
            break
        if token == "g":
            times, step = _number(next(tokens, None)), _number(next(tokens, None))
            steps += [step] * int(max(0.0, min(times, count - len(steps))))
        else:
            steps.append(_number(token))
    return steps


def _number(text: str | None, default: float = 0.0) -> float:
    """A number; the default for what is none."""
    try:
        value = float(text) if text is not None else default
    except ValueError:
        return default
    return value if isfinite(value) and abs(value) < 1e6 else default


def _numbers(text: str | None, count: int) -> tuple[float, ...] | None:
    """So many numbers; None for what is none."""
    tokens = (text or "").split()
    return tuple(_number(token) for token in tokens) if len(tokens) == count else None


def _joined(base: str, place: str) -> str:
    """A place in the archive that is told from a folder, or from the top with a slash."""
    place = place.strip().replace("\\", "/")
    return place if place.startswith("/") else posixpath.join(base, place)


def _local(element: Element) -> str:
    """The name of an element; programs write it under several namespaces."""
    return element.tag.rpartition("}")[2]


def _all(element: Element | None, name: str) -> Iterator[Element]:
    return (child for child in element if _local(child) == name) if element is not None else iter(())


def _first(element: Element | None, name: str) -> Element | None:
    return next(_all(element, name), None)


def _text(element: Element, name: str) -> str | None:
    child = _first(element, name)
    return child.text.strip() if child is not None and child.text else None


def _is_off(element: Element, name: str) -> bool:
    return element.get(name, "true").lower() in ("false", "0")
