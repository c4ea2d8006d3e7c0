"""HI103: a level that is jumped over, or a higher one that comes back below a lower one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Finding
from gwparse.nodes import Document, Section
from gwparse.rules.base import rule
from gwparse.views.label_numerals import numeral_of
from gwparse.views.numbering import quotes_another

#: The forms of the levels in their order.
FORMS = ("level_1", "level_2", "level_3", "level_4", "level_5")
NAMES = ("一、", "（一）", "1.", "（1）", "①")


@rule(
    code="HI103",
    name="levels-out-of-order",
    level="warning",
    basis=(Basis("GB/T 9704—2012", "7.3.3", "可以"), Basis("GB/T 15834—2011", "附录B.3.8", "一般")),
    since="0.1.0",
)
def levels_out_of_order(analysis: Analysis) -> Iterator[Finding]:
    """层次序数依“一、”“（一）”“1.”“（1）”的次序往下用，不越级，不倒回。

    查什么：下一层的序号比上一层低了不止一级的，如“（一）”下面直接用“（1）”；先用了低一级的标题，后面又在同一位置用高一级的，\
如“（一）……”之后出现“一、……”。同样的越级在一份文件里只报告第一处，写明共有几处。

    为什么：层次序数依次使用，可以从任何一级开始，以后只往下用。越级、倒回，读者分不清谁管着谁。

    不报告：“一、”下面直接用“1.”，这样的文件很多；条、项和“1.1”一类编号之下的层次；修改文件时所引的内容。
    """
    jumps: dict[tuple[int, str, str], list[tuple[Section, Section]]] = {}
    for run in analysis.siblings:
        document = analysis.documents[run.document]
        first = run.sections[0]
        if quotes_another(analysis.shadow, document, first):
            continue
        if isinstance(run.parent, Section) and _jumps(run.parent, first):
            jumps.setdefault((run.document, run.parent.form, first.form), []).append((run.parent, first))
    for (_, above, below), places in jumps.items():
        parent, child = places[0]
        label, holder = numeral_of(child), numeral_of(parent)
        if label is not None:
            upper = holder.named() if holder is not None else NAMES[FORMS.index(above)]
            skipped = "".join(f"“{name}”" for name in NAMES[FORMS.index(above) + 1 : FORMS.index(below)])
            many = f"，这样的共{len(places)}处" if len(places) > 1 else ""
            message = f"“{upper}”下面直接用“{label.named()}”，越过了{skipped}{many}"
            yield Finding(span=label.place, message=message)
    for document in analysis.documents:
        yield from _climbs(analysis, document, document)


def _jumps(parent: Section, child: Section) -> bool:
    if parent.form not in FORMS or child.form not in FORMS:
        return False
    above, below = FORMS.index(parent.form), FORMS.index(child.form)
    return below - above > 1 and (above, below) != (0, 2)


def _climbs(analysis: Analysis, document: Document, parent: Document | Section) -> Iterator[Finding]:
    """The first heading of a higher level behind one of a lower level below the same parent."""
    sections = [
        block
        for block in (parent.body if isinstance(parent, Document) else parent.blocks)
        if isinstance(block, Section)
    ]
    for before, here in pairwise(sections):
        if before.form not in FORMS or here.form not in FORMS or FORMS.index(here.form) >= FORMS.index(before.form):
            continue
        label, lower = numeral_of(here), numeral_of(before)
        # what comes before must be a heading and no enumeration in the text, and a count begin here
        governs = before.title is not None and bool(before.blocks)
        if label and lower and label.value == 1 and governs and not quotes_another(analysis.shadow, document, here):
            message = f"前面用“{lower.named()}”，这里又用高一级的“{label.named()}”，层次只能由高到低，不能倒回"
            yield Finding(span=label.place, message=message)
    for section in sections:
        yield from _climbs(analysis, document, section)
