"""HTML pages to plain lines: what a reader of the page sees of the document, one paragraph a line.

A saved government page is mostly navigation. This reader finds the block that holds the document, keeps what belongs
to it (the metadata table, the page title and the info line above it) and writes one line for each paragraph, `<br>` or
table row, cells parted by a tab. Ideographic indents stay, since they are part of what is parsed.

Only the standard library is used, so that the core reads pages without an extra.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from gwparse.readers.txt import read_text
from gwparse.source import Source

#: Elements whose text is never part of the page as read.
SKIPPED = frozenset("script style head noscript template select button textarea svg iframe nav footer form".split())

#: Elements that start and end a line of their own.
BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hr html li main"
    " ol p pre section table tbody td tfoot th thead tr ul".split()
)

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

#: Elements nested deeper than this hang side by side: no page needs more, and a hostile one could nest for ever.
DEEPEST = 150

#: Identifiers and classes that the common publishing systems give to the block that holds the document.
CONTAINERS = (
    "UCAP-CONTENT",
    "zoomcon",
    "zoom",
    "Zoom",
    "TRS_Editor",
    "trs_editor_view",
    "article-content",
    "pages_content",
    "detailCon",
    "content_article",
    "article_content",
    "news_cont_d_wrap",
)

#: Labels that open a field of the metadata table above a document, inner spaces removed.
FIELD_LABEL = re.compile(
    r"\s*(?:索\s*引\s*号|主\s*题\s*分\s*类|发\s*文\s*机\s*关|发\s*布\s*机\s*构|成\s*文\s*日\s*期|标\s*题|名\s*称|发\s*文\s*字\s*号"
    r"|文\s*号|发\s*布\s*日\s*期|发\s*布\s*时\s*间|发\s*表\s*时\s*间|主\s*题\s*词|信\s*息\s*来\s*源|来\s*源|有\s*效\s*性)\s*[:：]"
)


@dataclass(slots=True)
class Element:
    """An element of the page: its tag, attributes, and children, text as plain strings."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)


class TreeBuilder(HTMLParser):
    """Builds a forgiving element tree: unclosed paragraphs and cells end where the next one starts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; what it closes by itself is closed first."""
        if tag == "p" or tag in ("td", "th", "tr", "li"):
            self._close_implied(tag)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID and len(self._open) < DEEPEST:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element without content."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and all that is open inside it; an end without a start is passed over."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Add text."""
        self._open[-1].children.append(data)

    def _close_implied(self, tag: str) -> None:
        last = self._open[-1].tag
        if tag == last or (tag == "tr" and last in ("td", "th")) or (tag in ("td", "th") and last in ("td", "th")):
            self._open.pop()
            if tag == "tr" and self._open[-1].tag == "tr":
                self._open.pop()


#: The encoding a page names for itself; gb2312 and gbk pages are read as GB18030, which contains them.
CHARSET = re.compile(rb"""(?i)<meta[^>]+charset=["']?\s*([\w-]+)""")


def read_html(data: bytes, path: str | None = None) -> Source:
    """Read an HTML page as the lines of the document on it.

    Args:
        data: the page's bytes; its own `charset` is used, else the encoding is found as for text files.
        path: the file's name, kept on the Source.

    Raises:
        UnreadableInput: when the bytes are no text.
    """
    named = CHARSET.search(data[:4096])
    codec = named[1].decode("ascii").lower() if named else ""
    if codec in ("gb2312", "gbk", "gb18030"):
        page = data.decode("gb18030", errors="replace")
        return Source(html_to_text(page), path, "gb18030", extracted=True)
    source = read_text(data, path)
    return Source(html_to_text(source.text), path, source.encoding, source.notes, extracted=True)


def html_to_text(page: str) -> str:
    """The document on an HTML page as plain lines, the page's own header lines first.

    Args:
        page: the page's markup, decoded.

    Returns:
        One line for each paragraph, joined by line feeds. Navigation, scripts and hidden parts are gone; a page on
        which no block stands out is given whole.
    """
    builder = TreeBuilder()
    builder.feed(page)
    builder.close()
    container = _container(builder.root)
    if container is None:
        return _tidy(_lines(builder.root))
    before: list[str] = []
    _lines_before(builder.root, container, before)
    titles = [_page_title(page), *_main_headings(builder.root)]
    kept = [line for line in _merge_label_lines(before) if _belongs(line, titles)]
    return _tidy(kept + _lines(container))


def _page_title(page: str) -> str:
    found = re.search(r"(?is)<title[^>]*>(.*?)</title>", page)
    return _squeeze(found[1]) if found else ""


def _main_headings(root: Element) -> list[str]:
    return [_squeeze("".join(_lines(element))) for element in _elements(root) if element.tag == "h1"]


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _belongs(line: str, titles: list[str]) -> bool:
    """Whether a line above the document's block is about the document: a metadata field or the page's title."""
    squeezed = _squeeze(line)
    return bool(FIELD_LABEL.match(line)) or (len(squeezed) >= 8 and any(squeezed in title for title in titles))


def _merge_label_lines(lines: list[str]) -> list[str]:
    """Join a field label that stands alone with the line after it, as pages that set label and value in two blocks."""
    merged: list[str] = []
    for line in lines:
        if merged and FIELD_LABEL.fullmatch(merged[-1]) and not FIELD_LABEL.match(line):
            merged[-1] += line
        elif line.strip():
            merged.append(line)
    return merged


def _container(root: Element) -> Element | None:
    """The block that holds the document: a known identifier with enough text, else the densest block of paragraphs."""
    best: Element | None = None
    best_score = 40
    for element in _elements(root):
        names = [element.attributes.get("id", ""), *element.attributes.get("class", "").split()]
        if any(name in CONTAINERS for name in names):
            score = _han(element)
            if score > best_score:
                best, best_score = element, score
    return best if best is not None else _densest(root)


def _densest(root: Element) -> Element | None:
    """The element whose own paragraphs hold the most Chinese characters outside links."""
    best: Element | None = None
    best_score = 200
    for element in _elements(root):
        score = sum(_han(child) for child in _paragraphs(element))
        if score > best_score:
            best, best_score = element, score
    return best


def _paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs right inside an element, and those in the sections that Word has divided it into."""
    for child in element.children:
        if isinstance(child, Element) and child.tag == "p":
            yield child
        elif isinstance(child, Element) and child.tag == "div":
            marks = child.attributes.get("class", "") + child.attributes.get("style", "")
            if "wordsection" in marks.lower():
                yield from _paragraphs(child)


def _elements(root: Element) -> list[Element]:
    found: list[Element] = []
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag in SKIPPED or _hidden(element):
            continue
        found.append(element)
        stack.extend(child for child in reversed(element.children) if isinstance(child, Element))
    return found


def _hidden(element: Element) -> bool:
    style = element.attributes.get("style", "").replace(" ", "").lower()
    return "display:none" in style


def _han(element: Element) -> int:
    """How many Chinese characters stand inside an element, links left out."""
    count = 0
    stack: list[Element] = [element]
    while stack:
        here = stack.pop()
        if here.tag in SKIPPED or here.tag == "a" or _hidden(here):
            continue
        for child in here.children:
            if isinstance(child, str):
                count += sum("\u4e00" <= char <= "\u9fff" for char in child)
            else:
                stack.append(child)
    return count


def _lines_before(root: Element, container: Element, out: list[str]) -> bool:
    """Collect the lines that stand before the container; True when it has been reached."""
    run: list[Element | str] = []
    for child in root.children:
        if child is container:
            out.extend(_lines(Element("div", {}, run)))
            return True
        if isinstance(child, Element) and _contains(child, container):
            out.extend(_lines(Element("div", {}, run)))
            return _lines_before(child, container, out)
        run.append(child)
    return False


def _contains(element: Element, wanted: Element) -> bool:
    stack = [element]
    while stack:
        here = stack.pop()
        if here is wanted:
            return True
        stack.extend(child for child in here.children if isinstance(child, Element))
    return False


def _lines(element: Element) -> list[str]:
    """The lines of an element, as a reader of the page sees them."""
    lines = [""]
    _write(element, lines)
    return lines


def _write(element: Element, lines: list[str]) -> None:
    if element.tag in SKIPPED or _hidden(element):
        return
    if element.tag == "br":
        lines.append("")
        return
    if element.tag == "tr" and _is_data_row(element):
        cells = [child for child in element.children if isinstance(child, Element)]
        lines.append("\t".join(" ".join(part for part in map(str.strip, _lines(cell)) if part) for cell in cells))
        lines.append("")
        return
    block = element.tag in BLOCKS
    if block and lines[-1]:
        lines.append("")
    for child in element.children:
        if isinstance(child, str):
            lines[-1] += re.sub(r"[ \t\r\n\f]+", " ", child)
        else:
            _write(child, lines)
    if block and lines[-1]:
        lines.append("")


def _is_data_row(row: Element) -> bool:
    """Whether a table row holds data (several short cells) rather than the layout of the page."""
    cells = [child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th")]
    return len(cells) > 1 and not any(inner.tag == "table" for cell in cells for inner in _elements(cell))


def _tidy(lines: list[str]) -> str:
    """Strip ASCII space round each line and fold runs of blank lines into one."""
    out: list[str] = []
    for line in lines:
        line = line.strip(" \t\r\n") if "\t" not in line else line.strip(" \r\n")
        if line.strip("\t\u00a0\u3000 ") or (out and out[-1]):
            out.append(line if line.strip("\t\u00a0\u3000 ") else "")
    while out and not out[-1]:
        out.pop()
    return "\n".join(out) + "\n" if out else ""
