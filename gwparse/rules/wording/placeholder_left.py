"""WD101: something that was to be filled in is still open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import Document
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.placeholders import Placeholder, placeholders
from gwparse.views.prose import Hit

#: Documents that are a pattern for others, or have blanks for others to fill in.
_FORM = lazy(
    "样式|格式|模[板版]|范本|文本|样[表本例张]|示例|[表单书]$|合同|协议|文书|证明|回执|台账|[提大]纲|说明$|参考"
)

#: Annexes that say something themselves.
_TEXTS = frozenset(
    "通知 意见 函 报告 请示 方案 实施方案 工作方案 行动计划 计划 规划 纲要 工作要点 要点 管理办法 办法 规定 实施细则 细则 条例 措施"
    " 应急预案 预案 安排 制度 政策 举措".split()
)

#: Sentences that tell how something is to be written, or that calculate.
_TELLS = lazy(
    r"格式|样式|命名|名称|字样|标[注明示题]|注明|[例譬]如|填写|填报|模板|示例|文件名|主题|编号|代表|表示|简称|统称|公式|[=÷]|\d×|×\d"
)

#: Drafts that are sent round before their numbers and days are known.
_DRAFT = lazy("征求意见|送审|草案|讨论稿|审议稿|初稿")

#: A surname behind which XX is a person whose name is kept back, unless the name of an organ or a date goes on behind it.
_SURNAME = lazy(
    "(?:[^一-鿿]|[民人员长生户者师志事工])(?:欧阳|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶"
    "蒋杜苏魏程吕丁沈任姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤某])$"
)
_NO_PERSON = frozenset("省市县区州乡镇村局委厅部办年月日")


@rule(
    code="WD101",
    name="placeholder-left",
    level="error",
    basis=(PRACTICE,),
    since="0.1.0",
)
def placeholder_left(analysis: Analysis) -> Iterator[Finding]:
    """定稿中没有留待填写的内容。

    查什么：标题、主送机关、正文、署名里没有填写的内容：“XX”“×××”“20XX年”“×月×日”“〔202X〕”“×万元”“某某市”，空着的“【】”和“____”，“（待补
    充）”“（此处插入……）”“TODO”。一份文件里同一种写法只在第一处报告一次，写明共有几处。

    为什么：起草时留的空忘了填，发出去的文件就残缺不全。

    不报告：发文字号的序号和成文日期（签发时才填，草稿里空着是正常的）；征求意见稿、送审稿里的日期和文号；表格、样表、合同文本、承诺书等留给别人
    填写的附件；引号里的文字和说明书写格式的句子（统一命名为“××区××中心”）；隐去的姓名（李××）和通报里隐去的单位；乘号、公式、车牌、电话号码。
    """
    found: dict[tuple[int, str], list[Placeholder]] = {}
    for one in placeholders(analysis.shadow, analysis.leaves):
        if _is_open(analysis.documents[one.hit.document], one):
            found.setdefault((one.hit.document, one.written), []).append(one)
    for same in found.values():
        many = f"，同样的共{len(same)}处" if len(same) > 1 else ""
        printed = " ".join(analysis.slice(same[0].hit.span).split())
        yield Finding(span=same[0].hit.span, message=f"“{printed}”是待填写的内容，定稿前应补全或删去{many}")


def _is_open(document: Document, one: Placeholder) -> bool:
    """Whether a place was left open by oversight."""
    hit = one.hit
    title = "".join(document.title.value.split()).rstrip("》”") if document.title else ""
    if hit.is_quoted or _FORM.search(title):
        return False
    if document.role == "attachment" and (document.genre not in _TEXTS or one.kind == "blank"):
        return False
    if one.kind == "number" and (_stands_alone(hit) or _DRAFT.search(title)):
        return False
    if one.kind == "name" and (document.genre == "通报" or _hides_name(hit)):
        return False
    return one.kind == "note" or not _TELLS.search(hit.found.string, hit.sentence.start, hit.sentence.end)


def _stands_alone(hit: Hit) -> bool:
    """Whether the paragraph is nothing but a date or a number: the document's own, which it gets when it is signed."""
    printed = hit.place.leaf.text.strip()
    return len(printed) <= 24 and not re.search("[，。；：,;:]", printed)


def _hides_name(hit: Hit) -> bool:
    """Whether it stands for the name of a person that is kept back."""
    text, start, end = hit.found.string, hit.found.start(), hit.found.end()
    return _SURNAME.search(text, max(0, start - 4), start) is not None and text[end : end + 1] not in _NO_PERSON
