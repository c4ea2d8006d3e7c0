"""What the blocks of the corpus show: a page's tree, tasks, citations, references, dates and findings, one line a fact.

A task:

    @7 block （一）修复岸线 | 修复岸线
      lead 牵头单位：市水利局
      support 配合单位：市林业局、城市管理局=市城市管理局、各县区政府*、等
      by 2025年12月底前 = 2025-12-31

The first line has line, form, headings and task, then `siblings`, `text` … where not the section decided what it is about, and `?`
where that is not certain. Behind a name, `=` leads what it stands for, `=?` says that this is not certain, `*` marks a kind of
organs; 等 leaves the list open; `(carried)` marks a role that follows from a clause further up. Notes begin with `!`.
"""

from __future__ import annotations

from collections.abc import Callable

import gwparse
from gwparse.dump import dump
from tests.rule_pages import shown

#: How a reading is written, by the name of its block.
Reading = Callable[[gwparse.Page], str]


def tasks(page: gwparse.Page) -> str:
    """The assignments."""
    lines: list[str] = []
    for found in gwparse.tasks(page):
        decided = "" if found.decided_by == "section" else f" [{found.decided_by}]"
        lines.append(
            f"@{found.line} {found.form} {'/'.join(found.path)} | {found.task}{decided}{'' if found.certain else ' ?'}"
        )
        for role in found.roles:
            names = "、".join([*map(_unit, role.units), *(["等"] if role.open_ended else [])])
            lines.append(f"  {role.kind} {role.label}：{names}{' (carried)' if role.carried else ''}")
        if found.deadline:
            lines.append(f"  by {found.deadline.text} = {found.deadline.date or '?'}")
        lines.extend(f"  ! {note}" for note in found.notes)
    return _joined(lines)


def _unit(unit: gwparse.Unit) -> str:
    shown = unit.text + ("*" if unit.collective else "")
    if unit.resolved == unit.text:
        return shown
    return f"{shown}={unit.resolved or '?'}"


def citations(page: gwparse.Page) -> str:
    """The citations."""
    lines = []
    for found in gwparse.citations(page):
        parts = [f"@{found.line}:{found.column}", f"《{found.title}》" if found.title else "-", found.number or "-"]
        if found.short_name:
            parts.append(f"short={found.short_name}")
        if found.short_for:
            parts.append(f"for={found.short_for}")
        lines.append(" ".join(parts))
    return _joined(lines)


def references(page: gwparse.Page) -> str:
    """The cross-references."""
    lines = []
    for found in gwparse.references(page):
        target = (
            f"@{found.target.line} {found.target.label}" if found.target else f"《{found.of}》" if found.of else "?"
        )
        lines.append(f"@{found.line}:{found.column} {found.text} {found.kind} {found.number} -> {target}")
    return _joined(lines)


def dates(page: gwparse.Page) -> str:
    """The deadlines and periods."""
    lines = []
    for found in gwparse.time_limits(page):
        date = "/".join(filter(None, (found.start, found.date))) or "?"
        lines.append(f"@{found.line}:{found.column} {found.text} {found.kind} {date} | {'/'.join(found.path)}")
    return _joined(lines)


def findings(page: gwparse.Page) -> str:
    """What all rules say."""
    return shown(gwparse.check(page))


def _joined(lines: list[str]) -> str:
    return "".join(line + "\n" for line in lines)


READERS: dict[str, Reading] = {
    "tree": dump,
    "tasks": tasks,
    "citations": citations,
    "references": references,
    "dates": dates,
    "findings": findings,
}
