"""WD106: a word stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Edit, Finding, Fix
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.prose import hits

#: Words of two characters that nobody doubles and that begin no other word (研究研究生, 保障保障性住房 would).
_WORDS = (
    "进行|开展|加强|推进(?!会)|推动|促进|提高|提升|落实|完善|健全|建立|强化|深化|优化|加快|坚持|认真|切实|积极|严格|及时|全面|进一步|按照"
    "|根据|关于|通过|以及|对于|由于|因此|同时|其中|为了|并且|或者|符合|按时|按期|确保|做好|贯彻|制定|印发|参照|依据|依法|持续|有效|有关|相关"
    "|各级|各地|我们|他们|已经|可以|应当|必须|能够|需要|不得|不断|充分|广泛|深入|牢固|着力|大力|努力|共同"
)

#: What stands twice, with strings of which a text needs one for the pattern to match.
_TWICE = (
    ((), lazy(f"(?P<one>{_WORDS})(?P<again>(?P=one))")),
    ((), lazy("(?P<one>[一-鿿]{3,8})(?P<again>(?P=one))")),
    (("年", "月"), lazy(r"(?P<one>\d{1,4}[年月](?<!\d{5}.))(?P<again>(?P=one))")),
    (("以以",), lazy("(?P<one>以(?<![所可予难足加得给借何用赖据是]以))(?P<again>以)(?![色及往来下上内外后前此])")),
    (("并并",), lazy("(?P<one>并(?<![合兼吞归一相]并))(?P<again>并)(?![网行发购联列存轨案肩重举入处轨])")),
    (
        ("要要",),
        lazy(
            "(?P<one>要(?<![需主重不只必摘纪提扼险首概简次]要))(?P<again>要)(?![求件点素领闻旨害么塞紧好道员目事义务])"
        ),
    ),
    (("的的",), lazy("(?P<one>的(?<![目标似无中之]的))(?P<again>的)(?![确士哥])")),
    (("了了",), lazy("(?P<one>了(?<![一不明终末]了))(?P<again>了)(?![解结断却事然得如望无之])")),
    (("是是",), lazy("(?P<one>是(?<![凡还但要于可只或总就都也正便先硬国]是))(?P<again>是)(?![非否不])")),
    (("和和",), lazy("(?P<one>和(?<![共总饱调缓温谐祥平柔]和))(?P<again>和)(?![美气睦平谐解善顺乐畅缓田])")),
    (("及及",), lazy("(?P<one>及(?<![普涉以惠波危触提论]及))(?P<again>及)(?![时其格早第物至])")),
    (("与与",), lazy("(?P<one>与(?<![参给赠授付赋寄]与))(?P<again>与)(?![会赛此其时众世])")),
)

#: Phrases that are doubled on purpose: 一茬一茬, 一个个一个个, numerals, and names kept back.
_ON_PURPOSE = lazy("[一二三四五六七八九十百千万某甲乙丙丁]+$|一.{1,2}$|.*(.)\\1|[一又][^一又]+[一又]")


@rule(
    code="WD106",
    name="repeated-words",
    level="warning",
    basis=(PRACTICE,),
    fix="unsafe",
    since="0.1.0",
    gives_way_to=("TI101",),
)
def repeated_words(analysis: Analysis) -> Iterator[Finding]:
    """同一个字词不连写两遍。

    查什么：“的的”“进行进行”“符合符合”一类常用字词的重复，三个字以上的词语连写两遍，“2024年2024年”。

    为什么：这是修改时没有删净的字。

    不报告：叠词和成语（实实在在、和和美美、一茬一茬）；碰巧相连的字（重要|要求、目的|的、为了|了解、共建|共治）；标题的重复用字见另一条规则；引号、书名号
    里的文字和表格。

    修复：删去后一个，须人工确认。
    """
    for needed, pattern in _TWICE:
        if needed and not any(string in analysis.shadow for string in needed):
            continue
        for hit in hits(analysis.shadow, analysis.leaves, pattern):
            one, again = hit.found["one"], Span(*hit.found.span("again"))
            if not hit.is_quoted and not _ON_PURPOSE.match(one):
                yield Finding(
                    span=hit.span,
                    message=f"“{one}”连写了两遍，应删去一个",
                    fix=Fix(kind="unsafe", title=f"删去后一个“{one}”", edits=(Edit(again.start, again.end, ""),)),
                )
