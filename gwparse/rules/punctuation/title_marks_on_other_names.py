"""PU108: 书名号 round the name of a certificate, a meeting or a prize; 试行 outside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.prose import hits
from gwparse.words import ends_with_genre

_KINDS = {
    "证照": lazy(
        r"(?:颁发|发放|核发|制发|办[理妥]|取得|持有?|领取|申领|换发|补发|吊销|注销|凭|出示)[^。;,、《》\n]{0,16}(?P<name>《[^《》\n]{2,30}(?:证|证书|执照)》)"
    ),
    "会议、活动": lazy(
        r"(?:召开|举[办行]|承办|主办|参加|出席|开展)[^。;,、《》\n]{0,16}(?P<name>《[^《》\n]{2,40}(?:大会|会议|座谈会|论坛|博览会|运动会|大赛|培训班|活动)》)"
    ),
    "奖项": lazy(
        r"(?:荣?获得?|授予|颁发|评为)[^。;,、《》\n]{0,16}(?P<name>《[^《》\n]{2,30}(?:奖|奖章|奖状|称号|勋章)》)"
    ),
}
_VERSION = lazy(r"(?<=》)(?P<name> ?\((?:试行|暂行|草案|修订草案|征求意见稿|送审稿)\))")


@rule(
    code="PU108",
    name="title-marks-on-other-names",
    level="hint",
    basis=(Basis("GB/T 15834—2011", "附录A.13", "应"),),
    since="0.1.0",
    needs=("》",),
)
def title_marks_on_other_names(analysis: Analysis) -> Iterator[Finding]:
    """书名号标示作品和文件的名称，不标示证照、奖项、会议、活动；“（试行）”在书名号里面。

    查什么：正文里“取得”“颁发”“持有”后面《 》中的证书、执照，“召开”“举办”后面《 》中的会议、活动，“荣获”后面《 》中的奖项，
    一份文件里同一类的只在第一处提示，写明共有几处；文件名称的书名号后面的“（试行）”“（暂行）”“（草案）”。

    为什么：不能视为作品的证照、奖状、会议、活动等名称不用书名号，需要标示的用引号；“（试行）”“（草案）”是文件名称的一部分，放在书名号里面。

    不报告：《…许可证管理办法》一类的文件名称；表格里的。许多单位习惯给证照加书名号，本规则只作提示。
    """
    for what, pattern in _KINDS.items():
        places: dict[int, list[Span]] = defaultdict(list)
        for hit in hits(analysis.shadow, analysis.leaves, pattern):
            if not hit.is_quoted:
                places[hit.document].append(Span(*hit.found.span("name")))
        for spans in places.values():
            many = f"，共{len(spans)}处" if len(spans) > 1 else ""
            message = f"“{analysis.slice(spans[0])}”是{what}的名称{many}，一般不用书名号"
            yield Finding(span=spans[0], message=message)
    for hit in hits(analysis.shadow, analysis.leaves, _VERSION):
        opened = analysis.shadow.rfind("《", hit.place.leaf.span.start, hit.found.start())
        if ends_with_genre(analysis.shadow[opened + 1 : hit.found.start() - 1]):
            version = analysis.slice(hit.span).strip()
            message = f"“{version}”在书名号外面，是文件名称的一部分的，放在书名号里面"
            yield Finding(span=hit.span, message=message)
