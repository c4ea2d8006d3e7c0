"""The tree as an S-expression: one node a line, for the corpus and for reading.

    (document @10 main 通知
      (title @10 "关于……的通知")
      (section @14 1 "一、" "总体要求"
        (heading @14 "一、总体要求")
        (paragraph @15 "……")))

A node shows its kind, what it says beyond its text, its line, and its text where it is a leaf; long text is shortened in
the middle. The form is made to be read and compared; the JSON is the contract.
"""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.nodes import (
    Addressees,
    AttachmentList,
    AttachmentMark,
    Chrome,
    Date,
    Document,
    DocumentNumber,
    LabelledParagraph,
    Leaf,
    MetadataBlock,
    MetadataField,
    Node,
    OrdinalItem,
    Page,
    Paragraph,
    Section,
    Table,
    Title,
)
from gwparse.walk import children

#: Text longer than this is shown by its beginning and its end.
WIDEST = 48


def dump(node: Node) -> str:
    """The S-expression of a node and all that it holds, one line a node, ending with a line break."""
    lines: list[str] = []
    _write(node, 0, lines)
    return "\n".join(lines) + "\n"


def _write(node: Node, depth: int, lines: list[str]) -> None:
    words: list[str] = [node.kind] if isinstance(node, Page) else [node.kind, f"@{node.line}"]
    words.extend(_words(node))
    if isinstance(node, Leaf) and not isinstance(node, (MetadataField, Addressees, AttachmentList, Title, Table)):
        words.append(quote(node.text))
    lines.append("  " * depth + "(" + " ".join(words))
    for child in children(node):
        _write(child, depth + 1, lines)
    lines[-1] += ")"


def _words(node: Node) -> Iterator[str]:
    """What a node says beyond its text."""
    match node:
        case Document():
            yield node.role
            if node.genre:
                yield node.genre
        case Section():
            yield str(node.level)
            yield quote(node.label)
            yield quote(node.title) if node.title is not None else "-"
            if node.run_in:
                yield "run-in"
        case Chrome():
            yield node.role
        case MetadataBlock():
            yield node.origin
        case MetadataField():
            yield quote(node.name) if node.name is not None else "-"
            yield quote(node.value) if node.value is not None else "-"
        case DocumentNumber():
            yield f"{node.code or '-'} {node.year or '-'} {node.serial or '-'}"
        case Title():
            yield quote(node.value)
        case Addressees() | AttachmentList():
            yield from (quote(item.text) for item in node.items)
        case AttachmentMark() | OrdinalItem():
            yield str(node.number or "-")
        case Date():
            yield node.iso or "-"
        case LabelledParagraph():
            yield quote(node.label)
        case Paragraph():
            if node.series:
                yield f"series={len(node.series)}"
        case Table():
            yield f"rows={len(node.rows)}"


def quote(text: str) -> str:
    """A text in double quotes on one line: breaks and tabs escaped, the middle of a long text left out."""
    shown = text if len(text) <= WIDEST else f"{text[: WIDEST - 12]}…{text[-8:]}"
    escaped = shown.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t") + '"'
