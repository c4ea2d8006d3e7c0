"""AT101: an annex that is not the one its document lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwparse.analysis import Analysis, joined
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import AttachmentMark, Document
from gwparse.rules.base import rule
from gwparse.views.annexes import Annexes, NamedAnnex, bare_words, contains_name, is_unnumbered, misnumbered, same_annex
from gwparse.words import ends_with_genre

#: How far into an annex its name may stand, where another line was taken for the title.
HEAD = 400

#: How alike a name and a title of one annex are at least where the title does not end as titles do.
ALIKE = 0.6

#: What is said beside a name when the annex is not printed with the document.
LEFT_OUT = "略|另[发附行]|单独|下载"


@rule(
    code="AT101",
    name="annex-not-as-listed",
    level="error",
    basis=(Basis("GB/T 9704—2012", "7.3.7", "应"),),
    since="0.1.0",
)
def annex_not_as_listed(analysis: Analysis) -> Iterator[Finding]:
    """附件的数量、序号和标题与附件说明一致。

    查什么：附件说明与后面的附件逐项对照，说明列了而后面没有的、后面有而说明没列的、序号对不上的、标题不是同一个名称的，都报告。

    为什么：收文单位按附件说明清点附件，两处不一致，就分不清是缺了附件还是写错了名称。

    不报告：后面一个附件也没有（附件另发，或者在网页上单独下载）；说明里注明“略”“另发”的；名称只差书名号、空格、标点，
    或者只有一处带括注（试行、2024年版）；标题比说明多出或少写发文机关等字样，一个名称包含另一个的。
    """
    for listed in analysis.annexes:
        numbers = [name.number for name in listed.names]
        if len(numbers) > 1 and None in numbers:
            continue  # nothing to compare by; the list itself is wrong
        if is_unnumbered(analysis.text, listed) or misnumbered(listed):
            continue  # that is the one mistake
        seen: set[int | None] = set()
        for annex in listed.found:
            mark = annex.attachment_mark
            if mark is None or None in seen:
                break
            if mark.number in seen:
                twin = _listed_as_another(listed, annex, seen)
                if twin is not None:
                    seen.add(twin.number)
                    yield _misnumbered(listed, twin, mark)
                    continue
                break  # numbers begin anew: the annexes of an annex
            seen.add(mark.number)
            yield from _compared(analysis, listed, annex, mark)
        if listed.whole and seen - {None}:
            yield from _missing(analysis, listed, seen)


def _compared(analysis: Analysis, listed: Annexes, annex: Document, mark: AttachmentMark) -> Iterator[Finding]:
    """What is wrong with one annex: its number, or else its title."""
    printed = mark.text.strip().rstrip("：: ")
    alone = len(listed.names) == 1 and mark.number is None
    named = listed.names[0] if alone else listed.named(mark.number)
    title = annex.title.value if annex.title else ""
    twins = [name for name in listed.names if same_annex(name.item.text, title)]
    if len(twins) == 1 and twins[0] is not named:
        yield _misnumbered(listed, twins[0], mark)
    elif named is None and mark.number is not None:
        yield Finding(span=mark.span, message=f"附件说明没有列出“{printed}”，附件与附件说明应一致")
    elif named and annex.title and not twins and _differs(analysis, named.item.text, annex):
        yield Finding(
            span=annex.title.span,
            message=f"“{printed}”的标题是“{title}”，附件说明写的是“{named.item.text}”，两处应一致",
        )


def _listed_as_another(listed: Annexes, annex: Document, seen: set[int | None]) -> NamedAnnex | None:
    """The name of an annex whose number another one bears already, where the list has it under a number of its own."""
    title = annex.title.value if annex.title else ""
    names = [name for name in listed.names if same_annex(name.item.text, title)]
    return names[0] if len(names) == 1 and names[0].number not in seen else None


def _misnumbered(listed: Annexes, name: NamedAnnex, mark: AttachmentMark) -> Finding:
    printed = mark.text.strip().rstrip("：: ")
    return Finding(
        span=mark.span,
        message=f"“{name.item.text}”在附件说明中{_number(listed, name)}，这里标为“{printed}”，两处应一致",
    )


def _number(listed: Annexes, name: NamedAnnex) -> str:
    return "没有序号" if name.number is None else f"是“{listed.word}{name.number}”"


def _differs(analysis: Analysis, name: str, annex: Document) -> bool:
    """Whether the title of an annex surely is another one than the listed name."""
    from difflib import SequenceMatcher

    title = annex.title.value if annex.title else ""
    head = analysis.text[annex.span.start : min(annex.span.end, annex.span.start + HEAD)]
    if contains_name(name, title) or contains_name(title, name) or contains_name(head, name):
        # The same words with other remarks in brackets: 登记表（个人） and 登记表（单位）.
        return contains_name(name, title) and contains_name(title, name)
    return ends_with_genre(title) or SequenceMatcher(None, name, title).ratio() >= ALIKE


def _missing(analysis: Analysis, listed: Annexes, seen: set[int | None]) -> Iterator[Finding]:
    """Listed annexes of which nothing stands behind the list although others do."""
    behind = analysis.shadow[listed.listed.span.end :]
    marked = {int(number) for number in re.findall(r"(?m)^\s*附\s*[件表图]\s*(\d{1,2})(?!\d)", behind)}
    words = bare_words(behind)
    missing = [
        name
        for name in listed.names
        if name.number not in seen | marked
        and bare_words(name.item.text) not in words
        and not name.is_file
        and not re.search(LEFT_OUT, _line(analysis, name))
    ]
    if missing:
        marks = joined(f"{listed.word}{name.number}" for name in missing)
        yield Finding(
            span=missing[0].item.span, message=f"附件说明列出了{marks}，后面没有这个附件，附件与附件说明应一致"
        )


def _line(analysis: Analysis, name: NamedAnnex) -> str:
    """A name with all that stands behind it on its line."""
    end = analysis.text.find("\n", name.item.span.end)
    return analysis.text[name.item.span.start : end if end >= 0 else None]
