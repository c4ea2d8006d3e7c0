"""The set phrases in which a document says what it is: 现通知如下, 特此报告, 妥否，请批示 (公文用语)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gwparse.nodes import Document
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.paths import TEXT_LEAVES
from gwparse.walk import leaves
from gwparse.words import inside_title

#: 现…如下 at the head of a text; 特此… at its end; the words that ask a superior for a decision.
FormulaKind = Literal["opening", "closing", "request"]

_ACT = "通知|通报|通告|公告|批复|答复|报告|汇报|请示|函复|函告|函商|函询|复函|函"
#: What is asked of a superior that decides. 审阅 and 指正 ask for no decision.
_DECISION = "批示|批复|审批|批准|核准|批转"
_HOWEVER = "妥否|当否|可否|是否妥当|是否可行|如无不[妥当]|如(?:属)?可行"
#: Where a request ends, and may not only tell what somebody does: 请批准后实施.
_DONE = "(?=[。!,;]|$|为[盼荷])"

_FORMS = lazy(
    rf"(?P<opening>(?:(?<![一-鿿])现|现(?=[就将]))(?:(?!现[就将])[^。;:!?\n《》]){{0,60}}?(?P<opens>{_ACT})如下)"
    rf"|(?P<closing>(?<![一-鿿])(?:特|专)此(?P<closes>{_ACT})(?=[。!,;\s]|$))"
    rf"|(?P<request>(?:{_HOWEVER})[,、 ]{{0,2}}(?:敬|恳|特)?请[^。;!?\n]{{0,12}}?(?:{_DECISION}|指示|审示|审[议定]|示(?!范)|复)"
    rf"|(?:恳请|敬请|特请|盼请)[^。;!?\n]{{0,30}}?(?:{_DECISION}|准予|同意){_DONE}"
    # 报请批准, 提请审批 and 申请批复 tell what somebody does
    rf"|(?<![报提申呈邀须需应])请(?:予|予以|给予)?(?:{_DECISION}){_DONE}"
    rf"|[望盼](?:予|予以|尽快|早日)?(?:{_DECISION}){_DONE})",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """One set phrase.

    Attributes:
        kind: what it does.
        act: the act it names: 通知, 报告 …; empty for a request.
        span: where it stands.
    """

    kind: FormulaKind
    act: str
    span: Span


def formulas(shadow: str, document: Document) -> Iterator[Formula]:
    """The set phrases in the text of one document, those in quotes and in titles of other documents left out.

    Args:
        shadow: the shadow of the page.
        document: the document; what it annexes is not read.
    """
    for leaf in body_leaves(document):
        for found in _FORMS.finditer(shadow, leaf.start, leaf.end):
            if inside_title(shadow, leaf.start, found.start()) or _quoted(shadow, leaf.start, found.start()):
                continue
            kind: FormulaKind = "opening" if found["opening"] else "closing" if found["closing"] else "request"
            yield Formula(kind=kind, act=found["opens"] or found["closes"] or "", span=Span(*found.span()))


def body_leaves(document: Document) -> list[Span]:
    """The places of the text leaves of a document's body, in order."""
    return [leaf.span for block in document.body for leaf in leaves(block) if isinstance(leaf, TEXT_LEAVES)]


def _quoted(shadow: str, start: int, at: int) -> bool:
    """Whether a place stands between “ and ”."""
    return shadow.rfind("“", start, at) > shadow.rfind("”", start, at)
