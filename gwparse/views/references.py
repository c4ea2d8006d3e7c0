"""Cross-references: 附件2, 第三章, 第十条第二款, 表1, 第（三）项, resolved to what they mean in the page (相互参照)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gwparse.nodes import Document, Heading, Node, Page, Paragraph, Section
from gwparse.numerals import label_number
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.citations import citations
from gwparse.views.paths import TEXT_LEAVES, Located, located_leaves
from gwparse.walk import find_all
from gwparse.words import inside_title

ReferenceKind = Literal["attachment", "chapter", "article_section", "article", "part", "item", "table", "figure"]

#: The caption of a table or a figure is not longer.
LONGEST_CAPTION = 60

_NUMERAL = "[一二三四五六七八九十百零〇]{1,5}|\\d{1,3}"
#: The forms, by kind. A label at the beginning of its own line is none; the tree has taken it as a heading.
_FORMS = lazy(
    "(?=[附第表图])(?:"  # most characters begin none
    rf"(?P<attachment>附件\s?(?P<a>{_NUMERAL})(?![.、\d]*[一-鿿]{{0,2}}[:.]))"
    rf"|(?P<chapter>第(?P<c>{_NUMERAL})章)|(?P<article_section>第(?P<s>{_NUMERAL})节)"
    rf"|(?P<article>第(?P<t>{_NUMERAL})条(?:之[一二三四五六七八九十])?(?:第(?:{_NUMERAL})款)?(?:第?\((?P<ti>{_NUMERAL})\)项)?)"
    rf"|(?P<part>第(?P<p>{_NUMERAL})部分)|(?P<item>第\s?\((?P<i>{_NUMERAL})\)\s?[项条点款])"
    rf"|(?P<table>(?<![一-鿿])附?表\s?(?P<b>\d{{1,2}})|(?<=[见如])表\s?(?P<b2>\d{{1,2}}))|(?P<figure>(?<=[见如])图\s?(?P<f>\d{{1,2}})))"
)
_NUMBER_GROUPS = ("a", "c", "s", "t", "p", "i", "b", "b2", "f")
_LEVELS = {"chapter": "chapter", "article_section": "article_section", "article": "article", "part": 1, "item": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a reference means.

    Attributes:
        line: the 1-based line on which it begins.
        span: where it stands, in code points.
        label: its printed label, or its title where it has no label.
    """

    line: int
    span: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One cross-reference.

    Attributes:
        text: as printed.
        kind: attachment 附件 · chapter 章 · article_section 节 · article 条 · part 部分 · item 项 · table 表 · figure 图.
        number: the number it names.
        of: the title of the other document that it refers into (《…法》第十条); None for this page's own.
        target: what it means in the page; None when it is not there, or refers into another document.
        document: the number of its document among all documents of the page, from 0.
        path: the headings above, from the top.
        line, column: where it begins, from 1.
        span: where it stands, in code points.
    """

    text: str
    kind: ReferenceKind
    number: int
    of: str | None
    target: Target | None
    document: int | None
    path: tuple[str, ...]
    line: int
    column: int
    span: Span


def references(page: Page) -> list[Reference]:
    """The cross-references in the text of all documents of a page, in order."""
    shadow = shadow_of(page.text)
    documents = list(find_all(page, Document))
    parts: dict[int, _Parts] = {}
    full_titles = {(cited.document, cited.title): cited.short_for for cited in citations(page) if cited.short_for}
    found: list[Reference] = []
    for place in located_leaves(page):
        if not isinstance(place.leaf, TEXT_LEAVES) or place.document is None:
            continue
        for form, kind, number in _find(shadow, place):
            of = _of(shadow, _near(place, form), form.start())
            if place.document not in parts:
                parts[place.document] = _Parts(documents[place.document])
            own = parts[place.document]
            unlike = of is None and kind in ("chapter", "article_section", "article") and kind not in own.levels
            if unlike and not (kind == "article" and _THIS.search(shadow, _near(place, form), form.start())):
                continue  # 第一条经验 in a document without articles counts, and refers to nothing
            here = page.position(form.start())
            found.append(
                Reference(
                    text=page.text[slice(*form.span())],
                    kind=kind,
                    number=number,
                    of=full_titles.get((place.document, of), of),
                    target=None if of else _target(documents, own, place, kind, number, form),
                    document=place.document,
                    path=place.path,
                    line=here.line,
                    column=here.column,
                    span=Span(*form.span()),
                )
            )
    return found


def _find(shadow: str, place: Located) -> Iterator[tuple[re.Match[str], ReferenceKind, int]]:
    """The references in one leaf, those inside titles of cited documents and a heading's or a caption's own label left out."""
    span = place.leaf.span
    for found in _FORMS.finditer(shadow, span.start, span.end):
        kind = next((name for name in _KINDS if found[name]), None)
        number = next((label_number(found[group]) for group in _NUMBER_GROUPS if found[group]), None)
        caption = kind in ("table", "figure") and span.end - span.start <= LONGEST_CAPTION
        own = found.start() == span.start and (isinstance(place.leaf, Heading) or caption)
        inside = inside_title(shadow, span.start, found.start())
        if kind is not None and number is not None and not inside and not own:
            yield found, kind, number


_KINDS: tuple[ReferenceKind, ...] = (
    "attachment",
    "chapter",
    "article_section",
    "article",
    "part",
    "item",
    "table",
    "figure",
)


#: So far back what stands right before a reference is read; the title of a document takes most of it.
_NEAR = 600


def _near(place: Located, form: re.Match[str]) -> int:
    return max(place.leaf.span.start, form.start() - _NEAR)


#: 本通告第三条 refers to 三、 in a document without articles.
_THIS = lazy(
    r"(?<![根基])本(?:通告|通知|意见|方案|公告|措施|若干措施|规划|要点|计划|规定|批复|复函|函|报告|请示|纪要|决定)(?:第[^,;。:《》]{1,16}[、和至及或])?\Z"
)


def _of(shadow: str, begins: int, start: int) -> str | None:
    """The title of a cited document right before a reference, through other references and 、和 between."""
    before = re.search(
        r"《([^《》]+)》(?:\([^()]*\))?(?:第[^,;。:《》]{1,24}[、和至及]|中)?(?:的)?$", shadow[begins:start]
    )
    return before[1] if before else None


class _Parts:
    """What references can mean in a document, by number.

    Args:
        document: the document, those that it annexes included.
    """

    def __init__(self, document: Document) -> None:
        self.levels = {section.level for section in find_all(document, Section)}
        self._sections: dict[tuple[object, int | None], list[Section]] = {}
        self._captions: dict[tuple[str, int], list[Paragraph]] = {}
        for section in find_all(document, Section):
            self._sections.setdefault((section.level, section.number), []).append(section)
        for node in find_all(document, Paragraph):
            caption = _CAPTION.match(node.text.strip()) if len(node.text) <= LONGEST_CAPTION else None
            if caption:
                self._captions.setdefault((caption[1], int(caption[2])), []).append(node)

    def section(self, holder: Node, level: object, number: int | None) -> Section | None:
        """The first section inside a node, not the node itself, that has a level and a number."""
        found = self._sections.get((level, number), [])
        at = bisect_left(found, holder.span.start, key=lambda section: section.span.start)
        inside = (section for section in found[at : at + 2] if section is not holder)
        return next((section for section in inside if section.span.end <= holder.span.end), None)

    def caption(self, word: str, number: int, other_than: Span) -> Paragraph | None:
        """The first caption 表1 or 图1 of a document that does not stand at a place itself."""
        return next((node for node in self._captions.get((word, number), [])[:2] if node.span != other_than), None)


_CAPTION = lazy(r"附?([表图])\s?(\d{1,3})(?!\d)")


def _target(
    documents: list[Document], parts: _Parts, place: Located, kind: ReferenceKind, number: int, form: re.Match[str]
) -> Target | None:
    assert place.document is not None
    document = documents[place.document]
    if kind == "attachment":
        return _attachment(documents, document, number)
    if kind in ("table", "figure"):
        caption = parts.caption("表" if kind == "table" else "图", number, place.leaf.span)
        return Target(line=caption.line, span=caption.span, label=caption.text.strip()) if caption else None
    part = _PART.search(form.string, _near(place, form), form.start()) if kind == "item" else None
    holders: list[Node] = [*reversed(place.sections), document] if kind == "item" else [document]
    if part is not None:  # 第一部分第（三）项
        named = parts.section(document, 1, label_number(part[1]))
        holders = [named] if named is not None else []
    level = 1 if kind == "article" and "article" not in parts.levels else _LEVELS[kind]
    for holder in holders:
        section = parts.section(holder, level, number)
        if section is not None:
            inner = label_number(form["ti"]) if kind == "article" and form["ti"] else None
            items = (parts.section(section, level, inner) for level in (2, 4) if inner is not None)
            found = next(filter(None, items), section)
            return Target(line=found.line, span=found.span, label=found.label)
    return None


_PART = lazy(rf"第({_NUMERAL})部分(?:中)?(?:的)?(?:第\s?\([^()]{{1,4}}\)[项条点款]?[、和至及或])*\Z")


def _attachment(documents: list[Document], document: Document, number: int) -> Target | None:
    """An annex by its number: the annexed document itself, or its name in the list of annexes, here or in what annexes this."""
    holders = [document, *(other for other in documents if _holds(other, document))]
    for holder in holders:
        for annex in holder.attachments:
            mark = annex.attachment_mark
            if mark is not None and mark.number == number:
                label = annex.title.value if annex.title else mark.text.strip()
                return Target(line=annex.line, span=annex.span, label=label)
        names = holder.attachment_list.items if holder.attachment_list else ()
        if 0 < number <= len(names):
            name = names[number - 1]
            return Target(line=name.line, span=name.span, label=name.text)
    return None


def _holds(outer: Node, inner: Node) -> bool:
    return outer is not inner and outer.span.start <= inner.span.start and inner.span.end <= outer.span.end
