"""Findings as one page of HTML, for reading, printing and sending on: it holds all that it needs, and asks for nothing.

What is shown of a draft is escaped, and the page forbids itself scripts, frames, pictures and addresses (its
Content-Security-Policy allows the one style sheet by its hash), so that it is harmless whatever a draft holds. It tells nothing of
the machine or the time it was made on: the same findings give the same page.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape

from gwparse import __version__
from gwparse.diagnostics import (
    FIX_NAMES,
    LEVEL_NAMES,
    LEVELS,
    WITHHELD_ADVICE,
    WITHHELD_NAMES,
    Diagnostic,
    Edit,
    basis_text,
)
from gwparse.layout import paragraph_name
from gwparse.report import FileReport, counts, place_in_words, total
from gwparse.report.excerpt import Gap, ShownLine, excerpt
from gwparse.report.marks import Piece, marked, unseen
from gwparse.report.page_style import STYLE
from gwparse.report.paths import is_file

#: How a report begins, by which the next one knows that it may take its place.
BEGINNING = '<!DOCTYPE html>\n<html lang="zh-CN" data-made-by="gwparse-check">\n'

#: So many characters of a change are shown, and so many changes of one fix.
WIDEST, MOST = 60, 5

LEGEND = (
    '<p class="legend"><span class="error">错误</span> 违反必须遵守的条文　<span class="warning">警告</span> 很可能有误　'
    '<span class="hint">提示</span> 风格或惯例，供参考</p>\n'
)


def as_html(files: Iterable[FileReport]) -> str:
    """The findings of all files as one page.

    Args:
        files: the files.
    """
    named = list(files)
    found = [(f"file-{at}", file) for at, file in enumerate(named, start=1) if file.diagnostics]
    body = [
        "<h1>公文检查报告</h1>\n",
        f'<p class="total">{_total(named)}</p>\n',
        LEGEND if found else "",
        _overview(found) if len(found) > 1 else "",
        *(_section(anchor, file) for anchor, file in found),
        _clean([file for file in named if not file.diagnostics and file.error is None]),
        _unread([file for file in named if file.error is not None]),
        f"<footer>gwparse {__version__}</footer>\n",
    ]
    return f"{BEGINNING}{_head(STYLE)}<body>\n{''.join(body)}</body>\n</html>\n"


def _head(style: str) -> str:
    """The head of the page; the hash of the style sheet is that of all that stands between its tags."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>公文检查报告</title>\n<style>{style}</style>\n</head>\n"
    )


def _total(files: Sequence[FileReport]) -> str:
    """What came of all files, in one sentence."""
    count = counts(files)
    if not count["files"]:
        return "没有要检查的文件"
    fixes = (("safe", "处可安全修复"), ("unsafe", "处修复须确认"))
    parts = [
        f"检查 {count['files'] - count['unreadable']} 个文件",
        total(count),
        *(f"{count[kind]} {what}" for kind, what in fixes if count[kind]),
    ]
    if count["unreadable"]:
        parts.append(f"{count['unreadable']} 个文件未能处理")
    return "；".join(parts)


def _overview(found: Sequence[tuple[str, FileReport]]) -> str:
    """A table of the files with findings, each with a link to its part of the page."""
    rows = []
    for anchor, file in found:
        count = counts([file])
        cells = "".join(f"<td>{count[level] or ''}</td>" for level in reversed(LEVELS))
        rows.append(f'<tr><td><a href="#{anchor}">{_name(file)}</a></td>{cells}</tr>\n')
    heads = "".join(f'<th scope="col">{LEVEL_NAMES[level]}</th>' for level in reversed(LEVELS))
    return f'<table class="files">\n<tr><th scope="col">文件</th>{heads}</tr>\n{"".join(rows)}</table>\n'


def _clean(files: Sequence[FileReport]) -> str:
    held_back = [file for file in files if file.known or file.suppressed]
    return _listed("没有发现问题的文件", [_name(file) for file in files if file not in held_back]) + _listed(
        "没有要报告的问题的文件", [f"{_name(file)}：{total(counts([file]))}" for file in held_back]
    )


def _unread(files: Sequence[FileReport]) -> str:
    return _listed("未能处理的文件", [_why(file) for file in files])


def _listed(head: str, entries: Sequence[str]) -> str:
    if not entries:
        return ""
    shown = "".join(f"<li>{entry}</li>\n" for entry in entries)
    return f'<section class="list">\n<h2>{head}（{len(entries)}）</h2>\n<ul>\n{shown}</ul>\n</section>\n'


def _why(file: FileReport) -> str:
    """The file that could not be read, and why; the sentence names the file itself, mostly."""
    path, error = file.path or "", file.error or ""
    why = error.removeprefix(f"{path}: ")
    return f"{_name(file)}：{_shown(why)}" if path and why != error else _shown(error)


def _name(file: FileReport) -> str:
    return _shown(file.path or "") if is_file(file.path) else "标准输入"


def _section(anchor: str, file: FileReport) -> str:
    """One file: what was found in it in numbers, then its lines with the findings below them."""
    count = counts([file])
    levels = [
        f'<span class="{level}">{LEVEL_NAMES[level]} {count[level]}</span>'
        for level in reversed(LEVELS)
        if count[level]
    ]
    is_placed = any(found.place for found in file.diagnostics)
    told = "　行号是取出的文字的行号" if file.extracted and not is_placed else ""
    head = f'<section class="file" id="{anchor}">\n<h2>{_name(file)}</h2>\n<p class="counts">{"　".join(levels)}{told}</p>\n'
    rows = "".join(_row(file, shown, is_placed) for shown in excerpt(file.text, file.diagnostics))
    return f'{head}<table class="text{" placed" if is_placed else ""}">\n{rows}</table>\n</section>\n'


def _row(file: FileReport, shown: ShownLine | Gap, is_placed: bool) -> str:
    """A line, and the findings that begin in it; or what is said of lines that are not shown."""
    if isinstance(shown, Gap):
        return f'<tr class="gap"><th></th><td>略去没有发现问题的 {shown.lines} 行</td></tr>\n'
    pieces = [
        Piece(at.start, at.end, at.number, file.diagnostics[at.number - 1].level, at.is_last) for at in shown.pieces
    ]
    number = _paragraph(file, shown) if is_placed else str(shown.line)
    row = f'<tr><th scope="row">{number}</th><td>{marked(shown.text, pieces, _shown)}</td></tr>\n'
    if not shown.begins:
        return row
    notes = "".join(_note(file, at, file.diagnostics[at - 1]) for at in shown.begins)
    return f'{row}<tr class="notes"><td></td><td>\n{notes}</td></tr>\n'


def _paragraph(file: FileReport, shown: ShownLine) -> str:
    """What a line is called for somebody who has the file open, where a finding in it tells that."""
    places = (file.diagnostics[number - 1].place for number in shown.begins)
    return next((paragraph_name(place) for place in places if place), "")


def _note(file: FileReport, number: int, found: Diagnostic) -> str:
    """A finding: what is wrong, where, the clause, and what would mend it."""
    head = (
        f'<b>{number}</b> <span class="level">{LEVEL_NAMES[found.level]}</span> <span class="code">{found.code}</span>'
    )
    lines = [
        f"<p>{head} {_shown(found.message)}</p>",
        f'<p class="basis">{_where(found)}　依据：{_shown(basis_text(found.basis))}</p>',
    ]
    if found.fix is not None:
        why = found.fix.withheld
        how = f"修复（{f'{WITHHELD_NAMES[why]}，{WITHHELD_ADVICE[why]}' if why else FIX_NAMES[found.fix.kind]}）：{_shown(found.fix.title)}"
        lines.append(f'<p class="fix">{how}{_changes(file.text, found, found.fix.edits)}</p>')
    return f'<div class="note {found.level}">{"".join(lines)}</div>\n'


def _where(found: Diagnostic) -> str:
    if found.place is not None or not found.text:
        return place_in_words(found)
    last = f"—{found.end_column - 1}" if found.line == found.end_line and len(found.text) > 1 else ""
    return f"第{found.line}行第{found.column}{last}字"


def _changes(text: str, found: Diagnostic, edits: Sequence[Edit]) -> str:
    """What a fix changes: the words of the finding before and after, or each replacement where it goes beyond them."""
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    span = found.span
    if span.start < span.end and all(span.start <= edit.start <= edit.end <= span.end for edit in ordered):
        pairs = {(found.text, _after(text, span.start, span.end, ordered)): None}
    else:
        pairs = dict.fromkeys((text[edit.start : edit.end], edit.replacement) for edit in ordered)
    shown = [
        f"<del>{_words(before, '（插入）')}</del> → <ins>{_words(after, '（删去）')}</ins>"
        for before, after in list(pairs)[:MOST]
    ]
    rest = len(pairs) - MOST
    return f"；{'　'.join(shown)}{f' 等 {len(pairs)} 种' if rest > 0 else ''}"


def _after(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """A piece of a text after edits inside it."""
    parts, at = [], start
    for edit in edits:
        parts += [text[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*parts, text[at:end]])


def _words(text: str, nothing: str) -> str:
    """Words of a change, or what is said where there are none; what cannot be seen is named."""
    if not text:
        return nothing
    named = unseen(text)
    return f"（{named}）" if named else _shown(text if len(text) <= WIDEST else f"{text[: WIDEST - 10]}…{text[-8:]}")


#: What no page of HTML can hold: control characters but tabs and breaks, and halves of pairs.
_UNFIT = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000)], "\ufffd")


def _shown(text: str) -> str:
    """A text as HTML."""
    return escape(text.translate(_UNFIT))
