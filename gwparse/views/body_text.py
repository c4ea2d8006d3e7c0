"""The paragraphs of a body as they are set on paper, and the pages they stand on (正文、版面).

Only what is plainly body text of a 公文 is in here: whole sentences outside of tables and text boxes, in documents that have at least
one of the elements of a 公文. Notes below tables, lines of forms and the pages of somebody's technical report are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwparse.layout import LaidLine, Layout, PageSetup
from gwparse.nodes import Document, Heading, LabelledParagraph, Leaf, OrdinalItem, Page, Paragraph, Table
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.lettering import MainType, main_type
from gwparse.walk import find_all, kept_for_page, leaves
from gwparse.words import STATUTORY_GENRES

#: How a whole sentence ends, a bracket or a quotation mark behind it left aside.
_SENTENCE = lazy(r"[。；：！？…;:!?][”’）)》]*\s*$|[”’）)》]\s*$")

#: What stands below or above a table or a figure.
_NOTE = lazy(r"\s*(?:备?注|说明|单位|来源|(?:资料|数据)来源|[表图]\s*\d+)\s*[:：\d]|\s*[*※]")

#: What a 公文 is called, and what is issued with one and drafted as one (方案, 办法); a 标准, a 指南, a 样式 may be anybody's.
_GENRES = frozenset(
    (
        *STATUTORY_GENRES,
        *"实施方案 工作方案 方案 行动计划 计划 规划 纲要 工作要点 要点 管理办法 办法 规定 实施细则 细则 条例 措施 应急预案 预案".split(),
        *"规则 章程 制度 总结".split(),
    )
)

#: A label (联系人：), a form of address.
_SHORT_LABEL = lazy(r".{0,19}[：:]\s*", re.S)

#: Fewer Chinese characters make no sentence.
_SHORTEST = 8

#: An annex with fewer paragraphs of text is a form or a list.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """One paragraph of a body.

    Attributes:
        document: in whose body it stands.
        span: what is set as body text: a run-in heading in front of it is left out.
        line: how its first line is set, the heading included.
        begins: whether the paragraph begins with this line, and was not broken by hand in front of it.
        type: in what most of its characters are set.
    """

    document: Document
    span: Span
    line: LaidLine
    begins: bool
    type: MainType


@kept_for_page
def body_paragraphs(page: Page) -> tuple[BodyParagraph, ...]:
    """The paragraphs of the bodies of a page, in the order of the text; none where nothing says how it is set."""
    return tuple(_of_page(page, page.layout)) if page.layout is not None else ()


def _of_page(page: Page, layout: Layout) -> Iterator[BodyParagraph]:
    for document in official_documents(page):
        found = list(_of_document(page, layout, document))
        is_form = any(True for block in document.body for _ in find_all(block, Table))
        if document.role != "attachment" or (len(found) >= _FEWEST and not is_form):
            yield from found


def official_documents(page: Page) -> Iterator[Document]:
    """The documents that are 公文, and the annexes of such, in the order of the text."""
    for part in page.parts:
        if isinstance(part, Document) and _is_official(part):
            yield from (one for one in find_all(part, Document) if one.role != "proposal")


def _is_official(document: Document) -> bool:
    """Whether a document has any element that other texts do not have."""
    elements = (document.document_number, document.issuer_mark, document.addressees, document.imprint, document.copy_to)
    return document.genre in _GENRES or any(element is not None for element in elements)


def _of_document(page: Page, layout: Layout, document: Document) -> Iterator[BodyParagraph]:
    for block in document.body:
        heading: Leaf | None = None
        for leaf in leaves(block):
            if isinstance(leaf, Paragraph | OrdinalItem | LabelledParagraph):
                found = _of_leaf(page.text, layout, document, leaf, heading)
                if found is not None:
                    yield found
            heading = leaf if isinstance(leaf, Heading) else None


def _of_leaf(text: str, layout: Layout, document: Document, leaf: Leaf, heading: Leaf | None) -> BodyParagraph | None:
    line = layout.line_at(leaf.span.start)
    if line.in_table or line.story != "body" or _NOTE.match(text, leaf.span.start):
        return None
    words = text[leaf.span.start : leaf.span.end]
    if not _SENTENCE.search(words) or _SHORT_LABEL.fullmatch(words):
        return None
    found = main_type(layout, text, leaf.span)
    if found is None or found.span.end - found.span.start < _SHORTEST:
        return None
    in_front = heading is not None or not text[line.start : leaf.span.start].strip()
    return BodyParagraph(document, leaf.span, line, in_front and line.heads[0].column == 0, found)


@dataclass(frozen=True, slots=True)
class TextPages:
    """The pages of one section that hold text of a 公文 (版面).

    Attributes:
        setup: how they are set up.
        start: where the text on them begins.
    """

    setup: PageSetup
    start: int


@kept_for_page
def text_pages(page: Page) -> tuple[TextPages, ...]:
    """The sections in which a 公文 begins, or that hold body text, in order; those of wide tables and forms are not among them."""
    if page.layout is None:
        return ()
    documents = [document.span.start for document in official_documents(page) if document.role != "attachment"]
    places = [*documents, *(paragraph.line.start for paragraph in body_paragraphs(page))]
    starts: dict[int, int] = {}
    for place in sorted(places):
        line = page.layout.line_at(place)
        if line.story != "header":
            starts.setdefault(line.section, line.start)
    return tuple(TextPages(page.layout.sections[section], start) for section, start in sorted(starts.items()))


def counted(wrong: Sequence[BodyParagraph], paragraphs: Sequence[BodyParagraph]) -> str:
    """How many paragraphs are wrong, as messages begin: 正文各段 for all, 正文有3段 for some.

    Args:
        wrong: the wrong ones.
        paragraphs: all of them.
    """
    return "正文各段" if len(wrong) == len(paragraphs) > 1 else f"正文有{len(wrong)}段"
