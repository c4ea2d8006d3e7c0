"""RT102: a document to a superior goes to several organs, to a person, or in copy to subordinates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis, joined
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Document, Item, LabelledParagraph, Paragraph
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.directions import goes_up, is_speech

_PERSON = lazy(r"(?:书记|[省市县区州盟旗镇乡部厅局院司处]长|总理|主席|主任|同志|领导)(?:\([^()]*\))?$")
#: The Party committee and the government of one place lead together; a report to both is usual.
_PARTY, _GOVERNMENT = lazy("委$|委员会$"), lazy("政府$")
_LONGEST_GREETING = 16
_SUBORDINATES = lazy(
    "各(?:有关)?(?:县|区|乡|镇|街道|科室|处室|股室|所属|直属|下属|下级|基层|分局|分公司|支公司|分行|支行|中小学|学校|村|市直学校)"
    r"(?:\([^()]*\)|[^、,;。\n()])*"
)
#: What is below a government by the end of its name: its own offices and the governments of what belongs to it.
_BELOW = (
    (
        "县人民政府",
        lazy(
            r"(?:(?<=[:、,])|(?<=送))\s*(?P<name>[一-鿿]{2,6}(?:乡|镇)(?:人民)?政府|县(?!税务|气象|邮政|烟草)[一-鿿]{2,8}局|[一-鿿]{2,6}街道办事处)(?=[、,。\s]|$)",
            re.MULTILINE,
        ),
    ),
    (
        "市人民政府",
        lazy(
            r"(?:(?<=[:、,])|(?<=送))\s*(?P<name>[一-鿿]{2,6}[县区](?:人民)?政府|市(?!税务|气象|邮政|烟草|海关)[一-鿿]{2,8}局)(?=[、,。\s]|$)",
            re.MULTILINE,
        ),
    ),
)


@rule(
    code="RT102",
    name="upward-document-misaddressed",
    level="warning",
    basis=(
        Basis("党政机关公文处理工作条例", "第十五条（五）", "应"),
        Basis("党政机关公文处理工作条例", "第十五条（一）", "一般"),
    ),
    since="0.1.0",
)
def upward_document_misaddressed(analysis: Analysis) -> Iterator[Finding]:
    """请示、报告只主送一个上级机关，不送领导者个人，不抄送下级机关。

    查什么：请示和报告的主送机关是否不止一个、是否是领导者个人；抄送机关中是否有“各县（区）”“各科室”和本县的乡镇、局等下级机关；
    意见的主送机关是不是领导者个人。

    为什么：上行文原则上主送一个上级机关，多头主送容易互相推诿；领导者个人不代替机关收文；请示未获批复前不应让下级机关知道。

    不报告：同时主送同一级党委和政府的报告；抄送有关上级机关和同级机关；政府工作报告等会上的讲话；所附的请示、报告。
    """
    for document in analysis.documents:
        genre = analysis.genre(document)
        if document.role == "main" and goes_up(genre) and not is_speech(document):
            yield from _addressees(analysis, document, genre or "")
            yield from _copies(analysis, document, genre or "")
        elif document.role == "main" and genre == "意见":
            yield from _persons(_addressed(document), "意见")


def _addressees(analysis: Analysis, document: Document, genre: str) -> Iterator[Finding]:
    names = _addressed(document)
    persons = list(_persons(names, genre))
    yield from persons
    together = (
        genre == "报告"
        and len(names) == 2
        and any(_PARTY.search(name.text) for name in names)
        and any(_GOVERNMENT.search(name.text) for name in names)
    )
    if len(names) > 1 and not persons and not together:
        yield Finding(
            span=Span(names[0].span.start, names[-1].span.end),
            message=f"{genre}主送{joined(name.text for name in names)}，{genre}原则上只主送一个上级机关，其他机关可以抄送",
        )


def _addressed(document: Document) -> tuple[Item, ...]:
    return document.addressees.items if document.addressees else _greeted(document)


def _persons(names: tuple[Item, ...], genre: str) -> Iterator[Finding]:
    for name in names:
        if _PERSON.search(shadow_of(name.text).strip(" :")):
            yield Finding(
                span=name.span,
                message=f"{genre}主送“{name.text}”，{genre}应主送上级机关，除上级负责人直接交办的事项外不送领导者个人",
            )


def _greeted(document: Document) -> tuple[Item, ...]:
    """The person whom the first line of a text greets where it stands like an addressee: 王副区长："""
    first = document.body[0] if document.body else None
    if not isinstance(first, (Paragraph, LabelledParagraph)) or len(first.text.strip()) > _LONGEST_GREETING:
        return ()
    text = first.text.strip()
    if not text.endswith(("：", ":")):
        return ()
    start = first.span.start + first.text.index(text)
    return (Item(text=text[:-1], span=Span(start, start + len(text) - 1), line=first.line),)


def _copies(analysis: Analysis, document: Document, genre: str) -> Iterator[Finding]:
    if document.copy_to is None:
        return
    span = document.copy_to.span
    for found in _SUBORDINATES.finditer(analysis.shadow, span.start, span.end):
        here = Span(*found.span())
        yield Finding(span=here, message=f"{genre}抄送“{analysis.slice(here)}”，上行文不抄送下级机关")
    issuer = next((signer.text.strip() for signer in document.signatures), "")
    below = next((names for end, names in _BELOW if issuer.endswith(end)), None)
    for found in below.finditer(analysis.shadow, span.start, span.end) if below else ():
        here = Span(*found.span("name"))
        yield Finding(span=here, message=f"{genre}抄送“{analysis.slice(here)}”，上行文不抄送下级机关")
