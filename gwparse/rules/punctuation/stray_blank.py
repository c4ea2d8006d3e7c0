"""PU202: blanks in running text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.nodes import LabelledParagraph, OrdinalItem, Paragraph
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.views.prose import Hit, hits

#: One or two half-width blanks; full-width ones space out words, or begin a paragraph that was joined to the one before.
_BLANK = lazy(
    r" {1,2}(?:"
    r"(?P<before>(?:(?<=[一-鿿”》)〕%] )|(?<=[一-鿿”》)〕%]  ))(?=[,。、;:?!)》”]))"
    r"|(?P<behind>(?:(?<=[^\d一二三四五六七八九十][,。、;] )|(?<=[^\d一二三四五六七八九十][,。、;]  ))(?=[一-鿿“《(]))"
    r"|(?P<quote>(?<=[一-鿿] )(?=[“《][^”》\n]{1,60}[”》]))"
    r"|(?P<inside>(?<=[一-鿿]{4} )(?=[一-鿿]{4}))"
    r")"
)
KINDS = (Paragraph, OrdinalItem, LabelledParagraph)

#: What names of organs and titles of persons end with: behind one of these a blank parts it from the next name.
_NAMES_END = "部委局厅办院会府署行室处社心司队所站校组团者长任记"

#: The blanks that count: a half-width one and one that keeps words on a line.
_HALF_WIDTH = " \u00a0"

#: A mark so near to the beginning of a line belongs to a label: 一是， 第一， 例1：
_LABEL = 5


@rule(
    code="PU202",
    name="stray-blank",
    level="warning",
    basis=(Basis("GB/T 15834—2011", "5.1.1", "应"),),
    fix="safe",
    since="0.1.0",
    needs=(" ",),
)
def stray_blank(analysis: Analysis) -> Iterator[Finding]:
    """成段的文字中间，标点前后和汉字之间不加空格。

    查什么：句子里标点前面、后面的空格，引号、书名号前面的空格，两个汉字之间的空格。一份文件里的只在第一处报告一次，写明共有几处、在哪几行（Word文件写明哪几段）。

    为什么：点号占一个字的位置，本身就带有间隔，再加空格行文就断开了；汉字之间的空格多是从网页、幻灯片粘贴时带来的。

    不报告：标题中为排齐加的空格“决　定”，姓名“张　三”，并列的机关名称之间的空格，署名和日期，序号、条号后面的空格，\
段首的缩进，表格、名单和待填写的空白；引号、书名号里面的空格；末尾没有句末点号的行。

    修复：删去标点旁边的空格，安全；删去汉字之间的空格，要由人确认。
    """
    beside: dict[int, list[Hit]] = defaultdict(list)
    between: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits(analysis.shadow, analysis.leaves, _BLANK, KINDS):
        if not _is_running_text(analysis, hit):
            continue
        if hit.found["inside"] is not None:
            if analysis.text[hit.span.start - 1] not in _NAMES_END:
                between[hit.document].append(hit)
        else:
            beside[hit.document].append(hit)
    for places in beside.values():
        yield _finding(analysis, places, "标点旁边有多余的空格", safe=True)
    for places in between.values():
        yield _finding(analysis, places, "汉字之间有空格", safe=False)


def _is_running_text(analysis: Analysis, hit: Hit) -> bool:
    """Whether a blank stands in a sentence of the document itself."""
    start = hit.span.start
    line = analysis.shadow.rfind("\n", hit.place.leaf.span.start, start) + 1
    end = analysis.shadow.find("\n", hit.span.end, hit.place.leaf.span.end)
    whole = analysis.shadow[max(line, hit.place.leaf.span.start) : end if end >= 0 else hit.place.leaf.span.end].strip()
    before = analysis.shadow[max(line, hit.place.leaf.span.start) : start].strip()
    return (
        len(before) > _LABEL
        and whole.endswith(("。", ";", ":", "!", "?", "”", ")", ","))
        and "   " not in whole
        and not analysis.slice(hit.span).strip(_HALF_WIDTH)
        and not hit.is_quoted
    )


def _finding(analysis: Analysis, places: Sequence[Hit], fact: str, *, safe: bool) -> Finding:
    where = analysis.where(*(hit.span.start for hit in places))
    many = f"，共{len(places)}处，在{where}" if len(places) > 1 else ""
    edits = tuple(Edit(hit.span.start, hit.span.end, "") for hit in places)
    return Finding(
        span=places[0].span,
        message=f"{fact}{many}，应删去",
        fix=Fix(kind="safe" if safe else "unsafe", title=f"删去{len(edits)}处空格", edits=edits),
    )
