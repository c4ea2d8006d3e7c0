"""CL101: 成文日期 is not a day of the calendar in Arabic digits, year, month and day in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.elements import iso_date
from gwparse.nodes import Date, Document, Paragraph
from gwparse.numerals import chinese_year, whole_number
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.walk import leaves
from gwparse.words import has_organ_end, looks_like_signer

ARABIC = lazy(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
NUMERAL = "[〇○零一二三四五六七八九十廿]"
CHINESE = lazy(rf"[一二][〇○OＯ0О零一二三四五六七八九]{{3}}\s*年\s*{NUMERAL}{{1,3}}\s*月(?:\s*{NUMERAL}{{1,3}}\s*日)?")
DASHED = lazy(r"\d{4}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}")
MONTH = lazy(r"\d{4}\s*年\s*\d{1,2}\s*月")

#: What was meant as a date but is none in any known form: 24年3月5日, 2024年3月5号, 2024年三月五日, 3月5日.
SLIP = lazy(
    rf"(?:(?P<year>(?:\d\d){{1,2}}|[一二][〇○零0一二三四五六七八九]{{3}})\s*年)?\s*(?P<month>\d{{1,2}}|{NUMERAL}{{1,2}})\s*月"
    rf"\s*(?P<day>\d{{1,2}}|{NUMERAL}{{1,3}})\s*[日号]?"
)


@rule(
    code="CL101",
    name="malformed-date",
    level="error",
    basis=(Basis("GB/T 9704—2012", "7.3.5.4", "应"),),
    fix="unsafe",
    since="0.1.0",
)
def malformed_date(analysis: Analysis) -> Iterator[Finding]:
    """成文日期用阿拉伯数字将年、月、日标全，年份标全称，月、日不编虚位。

    查什么：署名下面的成文日期，查日历上没有的日子（2月30日）、编了虚位的月和日（03月05日）、汉字数字、用短横或圆点隔开的写法、
    缺年或缺日、两位数的年份、“号”代“日”。

    为什么：成文日期是公文生效的时间，写法有明文规定。

    不报告：草稿里还没有填的日期（2024年×月×日、2024年　月　日），它要到签发时才定；2012年7月以前的汉字日期；标题下括号里的会议通过日期；
    既没有署名也没有发文字号的网页文章下面的日期；附件和提案里的日期。

    修复：删去月、日前的零，安全；改汉字数字和其他写法，须确认。
    """
    for document in analysis.documents:
        if document.role in ("attachment", "proposal"):
            continue
        if document.date is not None:
            yield from _of_date(analysis, document, document.date)
        elif not document.signatures:
            yield from _of_slip(analysis, document)


def _of_date(analysis: Analysis, document: Document, date: Date) -> Iterator[Finding]:
    """What is wrong with a date that was read as one."""
    start = date.span.start
    shadow = analysis.shadow[start : date.span.end].rstrip("。 ")
    printed = analysis.text[start : start + len(shadow)]
    span = Span(start, start + len(shadow))
    if date.iso is None:
        slip = SLIP.fullmatch(shadow)
        if ARABIC.fullmatch(shadow) or CHINESE.fullmatch(shadow):
            yield Finding(span=span, message=f"成文日期“{printed}”在日历上不存在，应核对")
        elif slip:
            yield _slip(slip, span, printed)
    elif analysis.is_old(document) or not (document.signatures or document.document_number):
        return  # a date below a text without signer or number may be the page's
    elif ARABIC.fullmatch(shadow):
        zeros = [zero.start() for zero in re.finditer(r"(?<=[年月])\s*0(?=\d)", shadow)]
        zeros = [shadow.index("0", zero) for zero in zeros]
        if zeros:
            edits = tuple(Edit(start + zero, start + zero + 1, "") for zero in zeros)
            yield Finding(
                span=span,
                message=f"成文日期写成“{printed}”，月、日前不用零补位，应写作“{in_words(date.iso)}”",
                fix=Fix(kind="safe", title="删去月、日前的零", edits=edits),
            )
    elif CHINESE.fullmatch(shadow):
        yield _rewritten(span, f"成文日期“{printed}”用了汉字数字，应当用阿拉伯数字", date.iso)
    elif DASHED.fullmatch(shadow):
        yield _rewritten(span, f"成文日期写成“{printed}”，应当标出“年”“月”“日”", date.iso)
    elif MONTH.fullmatch(shadow):
        yield Finding(span=span, message=f"成文日期“{printed}”没有写日，应当将年、月、日标全")


def in_words(iso: str) -> str:
    """A date as 成文日期 has it: 2024-03-05 is 2024年3月5日."""
    year, month, *day = map(int, iso.split("-"))
    return f"{year}年{month}月" + (f"{day[0]}日" if day else "")


def _rewritten(span: Span, message: str, iso: str) -> Finding:
    wanted = in_words(iso)
    fix = Fix(kind="unsafe", title=f"改为“{wanted}”", edits=(Edit(span.start, span.end, wanted),))
    return Finding(span=span, message=f"{message}，写作“{wanted}”", fix=fix)


def _of_slip(analysis: Analysis, document: Document) -> Iterator[Finding]:
    """A date in no known form, below a signer at the end of a document that seems to have neither."""
    paragraphs = [leaf for block in document.body for leaf in leaves(block)][-2:]
    if len(paragraphs) < 2 or not all(isinstance(leaf, Paragraph) for leaf in paragraphs):
        return
    signer, last = paragraphs
    name = analysis.shadow[signer.span.start : signer.span.end].strip()
    found = SLIP.fullmatch(analysis.shadow, last.span.start, last.span.end)
    if not found or not name or len(name) > 40 or not (looks_like_signer(name) and has_organ_end(name)):
        return
    yield _slip(found, last.span, last.text)


def _slip(found: re.Match[str], span: Span, printed: str) -> Finding:
    message = f"成文日期写成“{printed}”，应当用阿拉伯数字将年、月、日标全"
    iso = _meant(found)
    return _rewritten(span, message, iso) if iso else Finding(span=span, message=message)


def _meant(found: re.Match[str]) -> str | None:
    """The day that a slip means; None where it names no year or no day of the calendar."""
    year, month, day = found["year"], found["month"], found["day"]
    if not year:
        return None
    years = int("20" + year if len(year) == 2 else year) if year.isdecimal() else chinese_year(year)
    parts = [whole_number(part) for part in (month, day)]
    return iso_date(f"{years}年{parts[0]}月{parts[1]}日")
