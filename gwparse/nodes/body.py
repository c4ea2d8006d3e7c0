"""What a body is made of: sections and blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Union

from gwparse.nodes.base import HeadingLevel, Leaf, Node
from gwparse.nodes.furniture import Chrome, MetadataBlock
from gwparse.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Leaf):
    """The printed beginning of a section: its label, and its title where it has one (标题行)."""

    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Leaf):
    """An ordinary paragraph, or what stands behind a run-in heading (段落)."""

    kind: Literal["paragraph"] = "paragraph"
    #: Members of a series inside the paragraph (一是…；二是…), each from its 一是 to the next.
    series: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinalItem(Leaf):
    """A paragraph of a 一是…, 二是… series; never a section (一是/二是 段)."""

    kind: Literal["ordinal_item"] = "ordinal_item"
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledParagraph(Leaf):
    """A paragraph led by a label and a colon: 信息技术：… (标签段)."""

    kind: Literal["labelled_paragraph"] = "labelled_paragraph"
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentBlock(Leaf):
    """Lines that only say who does it: 牵头单位：…, 配合单位：… (责任单位)."""

    kind: Literal["assignment_block"] = "assignment_block"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Leaf):
    """Rows of cells parted by tabs or pipes (表格)."""

    kind: Literal["table"] = "table"
    #: The cells of each row, outer blanks removed.
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents(Leaf):
    """The table of contents, its heading included (目录)."""

    kind: Literal["contents"] = "contents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unparsed(Leaf):
    """A line that fits nowhere; kept, and counted by `coverage` (未识别)."""

    kind: Literal["unparsed"] = "unparsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Node):
    """A heading and what it governs (章节、条、层级; 7.3.3)."""

    kind: Literal["section"] = "section"
    level: HeadingLevel
    #: The form of the label, a terminal of `grammar/heading_label.lark` in lower case: level_1, chapter, decimal_2 …
    form: str
    #: The label as printed: 一、 （一） 1. 第三条.
    label: str
    number: int | None
    #: The text of the heading without label and final 。; None where the text is body, as in most articles.
    title: str | None
    #: Whether body text follows the title on the same line.
    run_in: bool
    heading: Heading
    blocks: tuple[Block, ...]


#: What may stand in a body.
Block = Union[
    Section,
    Paragraph,
    OrdinalItem,
    LabelledParagraph,
    AssignmentBlock,
    Table,
    Contents,
    Chrome,
    MetadataBlock,
    Unparsed,
]
