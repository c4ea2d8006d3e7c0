"""RP103: the phone number of a delegate or member stands in a text that is public."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.disclosure_fields import catalogue
from gwparse.views.openness import openness
from gwparse.views.replies import is_reply

_NUMBER = r"(?P<{0}>1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}}|(?:0\d{{2,3}}[ -]?)?\d{{7,8}})(?![\d*])"
_LABEL = r"(?:联系电话|电\s*话|手\s*机号?码?|联系方式) ?[:：]? ?"
#: 提案人:陈明, on the same line or the next 联系电话:…; 陈明委员(手机…). Nothing but names and labels may stand between.
_PHONE = lazy(
    rf"(?:提案人|提案者|建议人|领衔人|附议人|领衔代表|代表姓名|委员姓名)[^。;!?\d\n]{{0,30}}\n?[^。;!?\d\n]{{0,10}}?{_LABEL}{_NUMBER.format('formal')}"
    rf"|[一-鿿](?:代表|委员)[ ,:、(]{{0,3}}{_LABEL}{_NUMBER.format('named')}"
)
#: The office that handles the proposal; its number is printed for everybody.
_OFFICE = lazy("单位|部门|承办|经办|联系人|办公|委员会")


@rule(
    code="RP103",
    name="representative-phone-published",
    level="warning",
    basis=(Basis("政府信息公开条例", "第十五条", "应"),),
    since="0.1.0",
    needs=("提案", "建议人", "领衔", "附议人", "代表", "委员"),
)
def representative_phone_published(analysis: Analysis) -> Iterator[Finding]:
    """公开的答复里不留代表、委员本人的电话。

    查什么：网页上的答复，或者附注写明公开的答复里，紧跟在提案人、建议人、代表、委员姓名后面的电话号码。

    为什么：电话号码是个人隐私，办理时用的联系方式在公开以前应当删去。

    不报告：承办单位和经办人的联系电话；已经用“*”隐去几位的；没有公开标记、也没有网页信息的文稿；不予公开的。
    """
    record = catalogue(analysis.page)
    if not any(is_reply(document) or document.role == "proposal" for document in analysis.documents):
        return
    degrees = {label.degree for label in openness(record)}
    if "不予公开" in degrees or not ("主动公开" in degrees or record.of("published")):
        return
    for found in _PHONE.finditer(analysis.shadow):
        if _OFFICE.search(found[0]) is None:
            phone = Span(*found.span(found.lastgroup or 0))
            yield Finding(
                span=phone, message=f"公开的答复里有代表、委员的电话“{analysis.slice(phone)}”，公开以前应当删去"
            )
