"""HD101: a document number is badly formed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix, FixKind
from gwparse.nodes import DocumentNumber
from gwparse.numerals import chinese_year
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.paths import TEXT_LEAVES
from gwparse.views.prose import hits
from gwparse.words import inside_title

_OPEN, _CLOSE = r"(?P<open>[〔\[(【﹝〈<])", r"(?P<close>[〕\])】﹞〉>])"

#: A number of the document's own, as far as it can be read although something is wrong with it; blanks are never given back,
#: since there are many ways to share them out.
_OWN = lazy(
    rf"(?P<code>[一-鿿A-Za-z]{{1,12}}\)?)\s*+{_OPEN}?\s*+(?P<year>(?:19|20)\d\d|\d\d(?!\d)|[一二][〇○零一二三四五六七八九]{{3}})(?P<unit>年?)"
    rf"\s*+{_CLOSE}?\s*+(?P<ordinal>第?)\s*+(?P<zeros>0*)(?P<serial>[1-9]\d{{0,4}}(?:-\d{{1,3}})?)\s*+(?P<end>号?)"
)
#: A number in the text; numbers from before the standard of 1999 are left alone.
_CITED = lazy(rf"(?P<code>[一-鿿]{{1,12}}){_OPEN}(?P<year>20\d\d){_CLOSE}第?\d{{1,5}}号")
#: A number in the text whose year is cut short; those of the last century are left alone.
_CUT = lazy(r"(?<=[(》])(?P<code>[一-鿿]{2,10})〔(?P<year>[0-4]\d)〕(?P<unit>)\d{1,5}号")
#: A number in brackets behind a title whose 号 is missing; 1—3号 and 1、2号 are whole.
_UNENDED = lazy(r"》[^《》。;]{0,12}?\([^()《》〔]{2,16}〔(?:19|20)\d\d〕\d{1,5}(?=\))")
_BLANKS = lazy(r"\s+")
#: Series that are counted in ways of their own, 第 and zeros included.
_OTHER_SERIES = lazy("(?:令|公告|通告|公示|告字?|简报|专报|快报|信息|会?纪要?|议案|电)$")
#: How the codes of 公文 end. Permits, court cases, filings and tenders are numbered with brackets that no clause fixes.
_OFFICIAL = lazy("(?:发|函|规|通|[政党府]|[政党府委]办)字?$")


@rule(
    code="HD101",
    name="malformed-document-number",
    level="error",
    basis=(Basis("GB/T 9704—2012", "7.2.5", "应"), Basis("党政机关公文处理工作条例", "第九条", "应")),
    fix="unsafe",
    since="0.1.0",
)
def malformed_document_number(analysis: Analysis) -> Iterator[Finding]:
    """发文字号写成“云政发〔2024〕5号”的样子：年份写全，用六角括号括入，顺序号不加“第”、不补零，以“号”结尾。

    查什么：本文件的发文字号：括号、年份、“第”、补位的零、“号”字、中间的空格；正文引用的发文字号只查括号、两位数的年份和漏写的“号”字。

    为什么：国家标准规定发文字号的年份标全称，用六角括号“〔〕”括入，顺序号不加“第”字、不编虚位（1不编为01），数字后加“号”字。

    不报告：命令（令）、公告、通告、简报、纪要、电报等另行编号的“第”字和零；还没有编号的空号；引用时照录的“第”字和零；
    2000年以前的字号；许可证、案号、备案号、招标编号等不是发文字号的编号；书名号里的字号。

    修复：本文件字号的括号、“第”、零和空格，安全；补“号”字、补半边括号、改年份的写法，以及引用的字号（那是别人的编号），
    要人确认。两位数的年份不修复。
    """
    own = {id(document.document_number) for document in analysis.documents if document.role == "main"}
    for number in analysis.page.walk(DocumentNumber):
        found = _OWN.search(analysis.shadow, number.span.start, number.span.end)
        if found and (found["open"] or found["close"]):
            yield from _own_faults(analysis, found, "safe" if id(number) in own else "unsafe")
    for citation in analysis.citations:
        for found in _CITED.finditer(analysis.shadow, citation.span.start, citation.span.end):
            quoted = inside_title(analysis.shadow, citation.span.start, found.start("year"))
            if not quoted and (citation.title or _OFFICIAL.search(found["code"])):
                yield from _brackets(analysis, found, "unsafe")
    for hit in hits(analysis.shadow, analysis.leaves, _CUT, TEXT_LEAVES):
        yield from _year(hit.found)
    for found in _UNENDED.finditer(analysis.shadow):
        yield _without_end(found.end())


def _own_faults(analysis: Analysis, found: re.Match[str], kind: FixKind) -> Iterator[Finding]:
    """What is wrong with a number of the document's own, part by part."""
    yield from _brackets(analysis, found, kind)
    yield from _year(found)
    if found["ordinal"] and not _OTHER_SERIES.search(found["code"]):
        message = f"发文字号写成“第{found['zeros']}{found['serial']}{found['end']}”，顺序号前不加“第”字"
        yield _superfluous([found.span("ordinal")], message, "删去“第”字", kind)
    if found["zeros"] and not _OTHER_SERIES.search(found["code"]):
        padded = found["zeros"] + found["serial"]
        message = f"发文字号的顺序号编成“{padded}”，顺序号不用零补位，应当编为“{found['serial']}”"
        yield _superfluous([found.span("zeros")], message, f"改为“{found['serial']}”", kind)
    blanks = [blank.span() for blank in _BLANKS.finditer(analysis.shadow, found.start(), found.end())]
    if blanks:
        printed = " ".join(analysis.text[found.start() : found.end()].split())
        yield _superfluous(blanks, f"发文字号“{printed}”中间有空格，各部分之间不空格", "删去空格", kind)
    if not found["end"]:
        yield _without_end(found.end("serial"))


def _brackets(analysis: Analysis, found: re.Match[str], kind: FixKind) -> Iterator[Finding]:
    """The brackets round the year, both sides as one finding; one that is missing is put in only when somebody agrees."""
    year, edits = found["year"], []
    start = found.start("open") if found["open"] else found.start("year")
    end = (
        found.end("close")
        if found["close"]
        else found.end("unit")
        if "unit" in found.groupdict()
        else found.end("year")
    )
    if found["open"] != "〔":
        edits.append(Edit(start, start + len(found["open"] or ""), "〔"))
    if found["close"] != "〕":
        edits.append(Edit(end - len(found["close"] or ""), end, "〕"))
    if edits:
        yield Finding(
            span=Span(start, end),
            message=f"发文字号的年份写成“{analysis.text[start:end]}”，应当用六角括号，写成“〔{year}〕”",
            fix=Fix(
                kind=kind if found["open"] and found["close"] else "unsafe",
                title=f"改为“〔{year}〕”",
                edits=tuple(edits),
            ),
        )


def _year(found: re.Match[str]) -> Iterator[Finding]:
    """A year that is not four digits."""
    year, span = found["year"], Span(found.start("year"), found.end("unit"))
    if len(year) == 2:
        yield Finding(span=span, message=f"发文字号的年份“{year}”没有写全，应当写四位数字")
    elif not year.isdecimal() or found["unit"]:
        right = str(chinese_year(year) or year)
        yield Finding(
            span=span,
            message=f"发文字号的年份写成“{year}{found['unit']}”，应当只用阿拉伯数字，写成“{right}”",
            fix=Fix(kind="unsafe", title=f"改为“{right}”", edits=(Edit(span.start, span.end, right),)),
        )


def _superfluous(places: list[tuple[int, int]], message: str, title: str, kind: FixKind) -> Finding:
    return Finding(
        span=Span(places[0][0], places[-1][1]),
        message=message,
        fix=Fix(kind=kind, title=title, edits=tuple(Edit(start, end, "") for start, end in places)),
    )


def _without_end(end: int) -> Finding:
    return Finding(
        span=Span(end, end),
        message="发文字号末尾没有“号”字，顺序号后应当加“号”字",
        fix=Fix(kind="unsafe", title="补“号”字", edits=(Edit(end, end, "号"),)),
    )
