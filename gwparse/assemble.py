"""Puts sections and documents together from their lines and nodes.

The grammar says what follows what; here is decided what belongs to what where position alone does not tell: the title of
a heading, the section that an assignment block governs, furniture below the last section.

No text is lost or held twice: nodes are moved, or cut, with their spans. It goes from the inside out: a section is put together when all
below it is, a document after its annexes. What stands below a heading, or in a body, is then put right in this order:

1. `even_items`: an item that was taken for a heading is one of its series. First, as the next goes by items without titles.
2. `raise_closing`: paragraphs behind the last item that speak of all of them. Before the next, which puts blocks behind the items, so
   that the last block is an item no longer.
3. Of a section, `_raise_assignments`: assignment blocks behind the last item that speak of all of them.
4. Of a document, `_claim_imprint`: what stands below its last annex, which is put together by then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, Union, cast

from gwparse.duties import states_duty
from gwparse.headings import take_apart
from gwparse.kinds import LineKind
from gwparse.lines import Line
from gwparse.nodes import (
    Addressees,
    AdoptionNote,
    AssignmentBlock,
    AttachmentList,
    AttachmentMark,
    Block,
    Chrome,
    Contact,
    Contents,
    CopyNumber,
    CopyTo,
    Date,
    Document,
    DocumentNumber,
    Heading,
    HeadingLevel,
    Imprint,
    IssuerMark,
    LabelledParagraph,
    MetadataBlock,
    Node,
    OrdinalItem,
    Paragraph,
    PartLabel,
    Remark,
    Secrecy,
    Section,
    Signatory,
    Signature,
    Table,
    Title,
    Unparsed,
    Urgency,
)
from gwparse.numerals import label_number
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.walk import children
from gwparse.words import genre_of

#: What the parser hands to a rule.
Child = Union[Line, Node, tuple[Signature, ...]]

LEVEL_OF_KIND: dict[LineKind, HeadingLevel] = {
    LineKind.DIVISION: "division",
    LineKind.CHAPTER: "chapter",
    LineKind.ARTICLE_SECTION: "article_section",
    LineKind.ARTICLE: "article",
    LineKind.HEADING_1: 1,
    LineKind.HEADING_2: 2,
    LineKind.HEADING_3: 3,
    LineKind.HEADING_4: 4,
    LineKind.HEADING_5: 5,
}

#: The field of a document that each element fills; the first of a kind fills it, others are extras.
ELEMENTS: dict[type[Node], str] = {
    PartLabel: "part_label",
    AttachmentMark: "attachment_mark",
    CopyNumber: "copy_number",
    Secrecy: "secrecy",
    Urgency: "urgency",
    IssuerMark: "issuer_mark",
    DocumentNumber: "document_number",
    Signatory: "signatory",
    Title: "title",
    AdoptionNote: "adoption_note",
    Addressees: "addressees",
    AttachmentList: "attachment_list",
    Date: "date",
    Remark: "remark",
    Contact: "contact",
    CopyTo: "copy_to",
    Imprint: "imprint",
}

FURNITURE = (Chrome, MetadataBlock, Unparsed)
BODY = (Section, Paragraph, OrdinalItem, LabelledParagraph, AssignmentBlock, Table, Contents)

#: How the paragraph begins that closes a document below its last item.
CLOSING_FORMULA = lazy("此复|特此|现予|以上|妥否|当否|专此|请")

#: 一是…；二是… inside a paragraph: where a member may begin, and the numerals in their order.
SERIES = lazy(r"(?:(?<=[。；;：:，,])|^)\s?([一二三四五六七八九十])[是要](?![否不])")
ORDER = "一二三四五六七八九十"


def find_series(text: str, offset: int) -> tuple[Span, ...]:
    """The members of a 一是…；二是… series inside a paragraph; empty unless it counts from 一 to at least 二.

    Args:
        text: the paragraph.
        offset: where it begins in the page's text.
    """
    if "一是" not in text and "一要" not in text:
        return ()
    starts: list[int] = []
    for found in SERIES.finditer(text):
        if len(starts) < len(ORDER) and found[1] == ORDER[len(starts)]:
            starts.append(found.start(1))
    if len(starts) < 2:
        return ()
    return tuple(
        Span(offset + start, offset + end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    )


def assemble_section(line: Line, below: list[Block]) -> Section:
    """A section from its heading line and what follows it.

    Args:
        line: the heading line.
        below: the blocks and sections that the grammar put under it.
    """
    parts = take_apart(line, governs=bool(below) and any(isinstance(block, BODY) for block in below))
    heading_end = line.end if parts.body is None else _rstrip(line, parts.body)
    heading = Heading(span=Span(line.start, heading_end), line=line.number, text=line.page[line.start : heading_end])
    blocks: list[Block] = []
    if parts.body is not None:
        start = line.offset + parts.body
        text = line.page[start : line.end]
        blocks.append(
            Paragraph(span=Span(start, line.end), line=line.number, text=text, series=find_series(text, start))
        )
    blocks.extend(below if len(below) < 2 else _raise_assignments(raise_closing(even_items(below))))
    return Section(
        span=Span(line.start, _end(blocks, line.end)),
        line=line.number,
        level=LEVEL_OF_KIND[line.kind],
        form=line.form.lower(),
        label=line.original(0, line.label_end),
        number=label_number(line.label),
        title=line.original(*parts.title) if parts.title else None,
        run_in=parts.body is not None,
        heading=heading,
        blocks=tuple(blocks),
    )


def _rstrip(line: Line, cut: int) -> int:
    """The end of the heading in the text: before the blanks that part it from the text behind."""
    return line.start + len(line.page[line.start : line.offset + cut].rstrip())


def _end(blocks: Sequence[Node], default: int) -> int:
    return max(default, blocks[-1].span.end) if blocks else default


def _raise_assignments(blocks: list[Block]) -> list[Block]:
    """Move assignment blocks below the last of several items up to the section that holds the items.

    `牵头单位：…` after the items of a （一） speaks of the （一） when no item before the last has a block of its own.
    """
    items = [block for block in blocks if isinstance(block, Section)]
    if len(items) < 2 or items[-1] is not blocks[-1]:
        return blocks
    if any(isinstance(block, Section) for block in items[-1].blocks):
        return blocks  # a block raised once stays where it is
    last, raised = _detach(items[-1], AssignmentBlock)
    if not raised or any(_own_assignments(item) for item in items[:-1]):
        return blocks
    return [*blocks[:-1], last, *raised]


def even_items(blocks: list[Block]) -> list[Block]:
    """Make an item without a title of a section that ends in 。 like all its siblings, although text follows it.

    `三、本通告自发布之日起施行。` is the last item of three sentences, not the heading of the closing formula below it.
    """
    sections = [block for block in blocks if isinstance(block, Section)]
    if len(sections) < 2 or any(section.title is not None for section in sections[:-1]):
        return blocks
    last = sections[-1]
    if last.title is None or last.run_in or not last.heading.text.endswith("。"):
        return blocks
    formula = CLOSING_FORMULA.match(_first_text(last)) is not None
    enumerated = _first_text(sections[-2]).endswith(("；", ";"))
    if len(sections) < 3 and not formula and not enumerated:
        return blocks
    return [_untitled(block) if block is last else block for block in blocks]


def _first_text(section: Section) -> str:
    """The first paragraph below a heading; empty when something else stands there."""
    first = section.blocks[0] if section.blocks else None
    return first.text.strip() if isinstance(first, Paragraph) else ""


def raise_closing(blocks: list[Block]) -> list[Block]:
    """Move paragraphs below the last of several plain items up beside the items.

    Where each earlier item is one paragraph, what follows the last one (特此通知。, 以上……) speaks of them all. Articles are
    left alone: their paragraphs (款) are their own.
    """
    items = [block for block in blocks if isinstance(block, Section)]
    if len(items) < 2 or items[-1] is not blocks[-1] or not all(_is_plain_item(item) for item in items):
        return blocks
    last = items[-1]
    if any(len(item.blocks) != 1 for item in items[:-1]) or len(last.blocks) < 2:
        return blocks
    if not all(isinstance(block, Paragraph) for block in last.blocks):
        return blocks
    kept, raised = last.blocks[:1], last.blocks[1:]
    return [*blocks[:-1], replace(last, blocks=kept, span=Span(last.span.start, kept[0].span.end)), *raised]


def _is_plain_item(section: Section) -> bool:
    return section.title is None and section.run_in and isinstance(section.level, int) and bool(section.blocks)


def _untitled(section: Section) -> Section:
    """A section whose heading is its label alone, the text behind it a paragraph."""
    heading = section.heading
    cut = heading.text.find(section.label) + len(section.label)
    body = cut + len(heading.text[cut:]) - len(heading.text[cut:].lstrip())
    start = heading.span.start
    text = heading.text[body:]
    paragraph = Paragraph(
        span=Span(start + body, heading.span.end), line=section.line, text=text, series=find_series(text, start + body)
    )
    label = replace(heading, span=Span(start, start + cut), text=heading.text[:cut])
    return replace(section, title=None, run_in=True, heading=label, blocks=(paragraph, *section.blocks))


def _own_assignments(section: Section) -> bool:
    """Whether an item names its own units: in a block, or in brackets at the end of its last paragraph."""
    if any(isinstance(block, AssignmentBlock) for block in section.blocks):
        return True
    last = section.blocks[-1] if section.blocks else None
    text = last.text.rstrip().rstrip("。") if isinstance(last, Paragraph) else ""
    if not text.endswith((")", "）", "]", "〕")):
        return False
    bracket = max(text.rfind(mark) for mark in "(（[〔")
    return states_duty(shadow_of(text[bracket + 1 : -1]))


def _detach(section: Section, kind: type[Node] | tuple[type[Node], ...]) -> tuple[Section, list[Block]]:
    """A section without the blocks of a kind at its end, and those blocks; looks into its last sections too."""
    blocks = list(section.blocks)
    loose: list[Block] = []
    while blocks and isinstance(blocks[-1], kind):
        loose.insert(0, blocks.pop())
    if blocks and isinstance(blocks[-1], Section):
        inner, deeper = _detach(blocks[-1], kind)
        blocks[-1] = inner
        loose = deeper + loose
    if not loose:
        return section, []
    return replace(
        section, blocks=tuple(blocks), span=Span(section.span.start, _end(blocks, section.heading.span.end))
    ), loose


def assemble_document(found: Sequence[Child]) -> Document:
    """A document from what the grammar found in it, in the order of the text.

    Args:
        found: its opening token, label or mark, elements, blocks, and the documents below it.
    """
    opener = found[0]
    nodes = _flatten(found)
    body = _body_range(nodes)
    values: dict[str, Node] = {}
    extras: list[Node] = []
    blocks: list[Block] = []
    signatures: list[Signature] = []
    attachments: list[Document] = []
    for at, node in enumerate(nodes):
        name = ELEMENTS.get(type(node))
        if isinstance(node, Document):
            attachments.append(node)
        elif isinstance(node, Signature):
            signatures.append(node)
        elif name is not None and name not in values:
            values[name] = node
        elif at in body:
            blocks.append(cast("Block", node))  # by the grammar
        else:
            extras.append(node)
    if blocks and isinstance(blocks[-1], Section):
        blocks[-1], loose = _detach(blocks[-1], (Chrome, MetadataBlock))
        extras.extend(loose)
    blocks = raise_closing(even_items(blocks))
    extras.extend(_claim_imprint(values, attachments))
    title = cast("Title | None", values.get("title"))
    start = opener.start if isinstance(opener, Line) else nodes[0].span.start
    first_line = opener.number if isinstance(opener, Line) else nodes[0].line
    return Document(
        span=Span(start, max([start, *(node.span.end for node in nodes)])),
        line=first_line,
        role=_role(opener, title),
        genre=genre_of(title.value) if title else None,
        body=tuple(blocks),
        signatures=tuple(signatures),
        attachments=tuple(attachments),
        extras=tuple(sorted(extras, key=lambda node: node.span.start)),  # type: ignore[arg-type]  # Extra by the grammar
        **values,  # type: ignore[arg-type]  # each in the field of its class, by ELEMENTS
    )


def _claim_imprint(values: dict[str, Node], attachments: list[Document]) -> list[Node]:
    """Give 抄送, 印发 and web fields below the last annex to the document that annexes it; the fields are returned.

    版记 stands behind the annexes (GB/T 9704-2012, 7.3.7). An annexed document with a date of its own keeps its own.
    """
    if not attachments or attachments[-1].date is not None:
        return []
    last = attachments[-1]
    imprint = last.imprint if "imprint" not in values else None
    copy_to = last.copy_to if "copy_to" not in values else None
    tail = [node for node in (copy_to, imprint) if node is not None]
    own = [node for node in children(last) if node not in tail and not isinstance(node, MetadataBlock)]
    end = max((node.span.end for node in own), default=last.span.start)
    if any(node.span.start < end for node in tail):
        return []
    fields = [node for node in last.extras if isinstance(node, MetadataBlock) and node.span.start >= end]
    if not tail and not fields:
        return []
    values.update({node.kind: node for node in tail})
    attachments[-1] = replace(
        last,
        imprint=None if imprint else last.imprint,
        copy_to=None if copy_to else last.copy_to,
        extras=tuple(node for node in last.extras if node not in fields),
        span=Span(last.span.start, end),
    )
    return list(fields)


def _flatten(found: Sequence[Child]) -> list[Node]:
    nodes: list[Node] = []
    for child in found:
        if isinstance(child, tuple):
            nodes.extend(child)
        elif isinstance(child, Node):
            nodes.append(child)
    return nodes


def _body_range(nodes: list[Node]) -> range:
    """From the first to the last node of the body; furniture inside it is part of the body."""
    found = [at for at, node in enumerate(nodes) if isinstance(node, BODY)]
    return range(found[0], found[-1] + 1) if found else range(0)


_REPLY_LABEL = lazy("答复|办理|回复|复函")
_PROPOSAL = lazy("(?:建议|提案|议案)$")


def _role(opener: Child, title: Title | None) -> Literal["main", "attachment", "proposal", "reply"]:
    """The role of a document: told by what opens it, or by a proposal's title beside its reply."""
    if isinstance(opener, PartLabel):
        return "reply" if _REPLY_LABEL.match(opener.text.strip()) else "proposal"
    if isinstance(opener, AttachmentMark) or (isinstance(opener, Line) and opener.kind is LineKind.ISSUED_START):
        return "attachment"
    if title is not None and _PROPOSAL.search(title.value):
        return "proposal"
    return "main"
