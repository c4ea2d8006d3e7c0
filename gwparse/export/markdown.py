"""A page as Markdown, for people and for retrieval: headings as headings, tables as tables, without the furniture of its site.

What stands in the documents of a page stands in its Markdown, in the same order, and a renderer shows it as it was printed:

1. The title is a heading of the first level; sections are headings by how deep they are nested, with their labels.
2. A run-in heading, and the number of an article, stands in bold in front of its text, in one paragraph with it.
3. Elements (发文字号, 主送机关, 署名, 成文日期 …) are paragraphs; lines of one element stay lines, lists of names that were wrapped
   excepted.
4. Tables are tables; their first row is their head.
5. Web metadata is a list of the fields that have a value.
6. Documents are parted by rules, those that others issue or annex as well.
7. Site furniture is left out, and so are Markdown marks round a line of the input, which are none of its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.export.markdown_text import cell, heading, one_line, paragraph
from gwparse.lines import MARKDOWN_LEFT
from gwparse.nodes import (
    Addressees,
    Chrome,
    CopyTo,
    Document,
    Leaf,
    MetadataBlock,
    MetadataField,
    Node,
    Page,
    Section,
    Table,
    Title,
)
from gwparse.source import LINE_BREAK
from gwparse.walk import children

#: What parts two documents.
RULE = "---"

#: The deepest heading that Markdown has.
DEEPEST = 6

#: Marks at the end of a run-in heading, which are not set in bold: a renderer would not see where that ends.
_STOPS = "。．.：:；;，,、！!？? \t\u3000"

#: A line break inside a list of names, where a line was full and nothing ended.
_WRAPPED = re.compile(r"(?<![。；;.\s])[ \t\u3000]*\n\s*")


def to_markdown(page: Page) -> str:
    """A page as Markdown, ending with a line break; nothing for a page without documents or metadata.

    Args:
        page: the page.
    """
    blocks: list[str] = []
    for block in _parts(page, page):
        if block and not (block == RULE and blocks[-1:] in ([], [RULE])):
            blocks.append(block)
    if blocks[-1:] == [RULE]:
        blocks.pop()
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _parts(page: Page, node: Page | Document) -> Iterator[str]:
    """The blocks of a page or a document; rules round each document in it."""
    title = node.title if isinstance(node, Document) else None
    for child in children(node):
        if isinstance(child, Document):
            yield RULE
            yield from _parts(page, child)
            yield RULE
        elif isinstance(child, Title) and child is title:
            yield _under(1, child.value)
        else:
            yield from _block(page, child, 1)


def _block(page: Page, node: Node, depth: int) -> Iterator[str]:
    """The blocks that one node makes, so many headings below the title."""
    match node:
        case Section():
            yield from _section(page, node, depth)
        case MetadataBlock():
            yield "\n".join(f"- {one_line(_field(field))}" for field in node.fields if field.value)
        case Table():
            yield _table(node)
        case Addressees() | CopyTo():
            yield paragraph(_WRAPPED.sub("", _bare(node.text)))
        case Leaf() if not isinstance(node, Chrome):
            yield paragraph(_bare(node.text))


def _section(page: Page, section: Section, depth: int) -> Iterator[str]:
    """A section: its heading, by itself or in front of the text that goes on behind it, and what it holds."""
    first = section.blocks[0] if section.blocks else None
    printed = _bare_heading(section.heading.text)
    gap = page.text[section.heading.span.end : first.span.start] if first is not None else "\n"
    if isinstance(first, Leaf) and not isinstance(first, (Chrome, Table)) and not LINE_BREAK.search(gap):
        is_bold = section.title is not None or section.level == "article"
        bold = len(printed if section.title is None else printed.rstrip(_STOPS)) if is_bold else 0
        yield paragraph(f"{printed}{gap.replace('**', '')}{first.text}", bold)
    else:
        first = None
        yield _under(depth + 1, printed)
    for block in section.blocks[0 if first is None else 1 :]:
        yield from _block(page, block, depth + 1)


def _under(level: int, text: str) -> str:
    """A heading of a level."""
    shown = heading(text)
    return f"{'#' * min(level, DEEPEST)} {shown}" if shown else ""


def _field(field: MetadataField) -> str:
    return f"{field.name}：{field.value}" if field.name else field.value or ""


def _table(table: Table) -> str:
    """A table whose rows are all as wide as the widest: a renderer drops cells beyond those of the first row."""
    width = max((len(row) for row in table.rows), default=0)
    rows = [[*map(cell, row), *[""] * (width - len(row))] for row in table.rows]
    if not width:
        return ""
    lines = [rows[0], ["---"] * width, *rows[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _bare(text: str) -> str:
    """The lines of a text without the marks of Markdown round them; a line of marks alone keeps them."""
    return "\n".join(map(_bare_line, LINE_BREAK.split(text)))


def _bare_line(line: str) -> str:
    left = MARKDOWN_LEFT.match(line.lstrip()) if line.lstrip()[:1] in tuple("#*_>") else None
    if not left or not line.strip("#*_> \t\u3000"):
        return line
    inner = line.lstrip()[left.end() :].rstrip()
    inner = inner.rstrip("# ") if line.lstrip()[0] == "#" else inner
    end = len(inner)
    while inner.endswith(("**", "__"), 0, end):
        end -= 2
        while inner[end - 1 : end].isspace():
            end -= 1
    return inner[:end] or line


def _bare_heading(text: str) -> str:
    """A heading without marks of Markdown, which may also stand round its title alone, or keep its number from being a list."""
    return re.sub(r"^(\d+)\\(?=[.)])", r"\1", _bare(text).replace("**", ""))
