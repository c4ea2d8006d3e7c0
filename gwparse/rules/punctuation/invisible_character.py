"""PU203: characters that nobody sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Edit, Finding, Fix
from gwparse.nodes import Chrome, MetadataField
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.paths import leaf_at

#: What each is called.
NAMES = {
    "\u00ad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字符",
    "\u200d": "零宽连字符",
    "\u200e": "文字方向标记",
    "\u200f": "文字方向标记",
    "\u2060": "零宽连接符",
    "\ufeff": "字节顺序标记",
}
_INVISIBLE = lazy(f"[{''.join(NAMES)}\u202a-\u202e\u2066-\u2069]|[\x00-\x08\x0e-\x1f\x7f]")
#: A zero-width character inside a word of another script, or behind a symbol, has its work to do there.
_AT_WORK = "\u200c\u200d"


@rule(
    code="PU203",
    name="invisible-character",
    level="warning",
    basis=(PRACTICE,),
    fix="unsafe",
    since="0.1.0",
)
def invisible_character(analysis: Analysis) -> Iterator[Finding]:
    """正文中没有零宽空格、软连字符一类看不见的字符。

    查什么：零宽空格、软连字符、文字方向标记、文件中间的字节顺序标记和控制字符。整份文件只在第一处报告一次，写明各有几个。

    为什么：这些字符由网页、聊天软件、排版软件带进来，看不见，却把一个词语断成两截，检索、比对、统计字数都会出错。

    不报告：文件开头的字节顺序标记；外文字母之间的零宽连字符；网页信息和页面框架。

    修复：删去，要由人确认：文件中的词语看上去不变，计算机读到的却变了。
    """
    found = [
        mark.start()
        for mark in _INVISIBLE.finditer(analysis.text)
        if mark.start() and not _is_at_work(analysis.text, mark.start()) and _in_document(analysis, mark.start())
    ]
    if not found:
        return
    counts = Counter(NAMES.get(analysis.text[at], "控制字符") for at in found)
    each = "、".join(f"{name}{count}个" for name, count in counts.items())
    yield Finding(
        span=Span(found[0], found[0] + 1),
        message=f"文中有看不见的字符：{each}，应删去",
        fix=Fix(kind="unsafe", title="删去看不见的字符", edits=tuple(Edit(at, at + 1, "") for at in found)),
    )


def _is_at_work(text: str, at: int) -> bool:
    beside = text[at - 1 : at] + text[at + 1 : at + 2]
    return text[at] in _AT_WORK and not any("一" <= char <= "鿿" for char in beside)


def _in_document(analysis: Analysis, at: int) -> bool:
    place = leaf_at(analysis.leaves, at)
    return place is not None and place.document is not None and not isinstance(place.leaf, Chrome | MetadataField)
