"""PU107: 顿号 between some neighbouring “ ” or 《 》 of a document and none between others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.prose import hits
from gwparse.words import inside_title

#: Two and more quotations or titles that follow each other, with or without 、 between them, notes in brackets as well.
_RUN = lazy(
    r"(?P<before>、)?(?:(?P<quotes>“[^“”\n]*”(?:(?:\([^()\n]*\))?、?“[^“”\n]*”)+)"
    r"|(?P<titles>《[^《》\n]*》(?:(?:\([^()\n]*\))?、?《[^《》\n]*》)+))(?P<behind>(?:\([^()\n]*\))?(?:、|[和与及或](?![“《])))?"
)
_BETWEEN = lazy(r"(?<=[”》])(?P<note>\([^()\n]*\))?(?P<mark>、)?(?=[“《])")
_NAMES = {"quotes": "引号", "titles": "书名号"}


@dataclass(slots=True)
class _Places:
    """The places between neighbours of one document: with 、, without, and without but with a note in brackets."""

    marked: list[Span] = field(default_factory=list)
    bare: list[Span] = field(default_factory=list)
    noted: list[Span] = field(default_factory=list)


@rule(
    code="PU107",
    name="mixed-marks-between-quotes",
    level="hint",
    basis=(Basis("GB/T 15834—2011", "4.5.3.5", "一般"),),
    fix="unsafe",
    since="0.1.0",
    needs=("”“", "”、“", "》《", "》、《", ")“", ")、“", ")《", ")、《"),
)
def mixed_marks_between_quotes(analysis: Analysis) -> Iterator[Finding]:
    """并列的引号之间、书名号之间，全文要么都不用顿号，要么都用。

    查什么：标题和正文里并列的“ ”之间、《 》之间，一份文件里有的用顿号、有的不用，在较少的一种第一次出现的地方报告，写明两种各有几处；
    带括注的《 》（ ）《 》之间没有顿号的。设置 adjacent-quotes 为 none 时凡用顿号的都报告，为 comma 时凡不用的都报告。

    为什么：标有引号、书名号的并列成分之间通常不用顿号，用了也不算错，但一份文件应一致；中间有括注隔开的，宜用顿号。

    不报告：和没有引号的词语混在一起并列的（“甲”、“乙”、丙）；全文一致的；引文和书名号里面的；表格里的。

    修复：较少的一种改成较多的一种，须经确认。
    """
    found: dict[tuple[int, str], _Places] = defaultdict(_Places)
    for hit in hits(analysis.shadow, analysis.leaves, _RUN):
        name = "quotes" if hit.found["quotes"] else "titles"
        start, end = hit.found.span(name)
        inside = inside_title(analysis.shadow, hit.place.leaf.span.start, start)
        if inside or hit.found["before"] or hit.found["behind"]:
            continue
        places = found[hit.document, name]
        for between in _BETWEEN.finditer(analysis.shadow, start, end):
            if between["mark"]:
                if not between["note"]:
                    places.marked.append(Span(*between.span("mark")))
            else:
                (places.noted if between["note"] else places.bare).append(Span(between.end(), between.end()))
    for (_, name), places in found.items():
        yield from _mixed(analysis, _NAMES[name], places)
        for place in places.noted:
            fix = Fix(kind="unsafe", title="加上顿号", edits=(Edit(place.start, place.end, "、"),))
            message = f"并列的{_NAMES[name]}之间隔着括注，中间没有顿号，括注后面宜用顿号"
            yield Finding(span=place, message=message, fix=fix)


def _mixed(analysis: Analysis, name: str, places: _Places) -> Iterator[Finding]:
    marked, bare = places.marked, places.bare
    match analysis.switches.adjacent_quotes:
        case "none":
            wrong, why = marked, f"并列的{name}之间用了顿号，共{len(marked)}处，按本单位的设置不用"
        case "comma":
            wrong, why = bare, f"并列的{name}之间没有用顿号，共{len(bare)}处，按本单位的设置用顿号"
        case _:
            wrong = (marked if len(marked) <= len(bare) else bare) if marked and bare else []
            why = f"并列的{name}之间，用顿号的{len(marked)}处，不用的{len(bare)}处，全文宜一致"
    if wrong:
        right = "" if wrong is marked else "、"
        edits = tuple(Edit(place.start, place.end, right) for place in wrong)
        title = ("加上" if right else "删去") + "顿号" + (f"，共{len(wrong)}处" if len(wrong) > 1 else "")
        yield Finding(span=wrong[0], message=why, fix=Fix(kind="unsafe", title=title, edits=edits))
