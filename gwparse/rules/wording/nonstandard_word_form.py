"""WD202: a word is written in a form beside which GF 1001—2001 recommends another."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import Basis, Edit, Finding, Fix
from gwparse.rules.base import rule
from gwparse.views.word_uses import word_uses
from gwparse.wrong_words import VARIANTS


@rule(
    code="WD202",
    name="nonstandard-word-form",
    level="hint",
    basis=(Basis("GF 1001—2001", "", "推荐"),),
    fix="unsafe",
    since="0.1.0",
)
def nonstandard_word_form(analysis: Analysis) -> Iterator[Finding]:
    """异形词用《第一批异形词整理表》推荐的写法。

    查什么：整理表中现在已经少用的写法，如“人材”（人才）、“惟一”（唯一）、“执著”（执着）、“给与”（给予）。一份文件里同一个词只在第一处提示一次。

    为什么：同一个词写法统一，便于检索；整理表是推荐性的，所以只作提示。

    不报告：两种写法都还通行的（联接、折衷、繁琐、标识）；碰巧连在一起的字（个人|材料、供给|与）；引号、书名号里的文字和表格；2012年7月以前的文件。

    修复：换成推荐的写法，须人工确认。
    """
    for use in word_uses(analysis.shadow, analysis.leaves, VARIANTS):
        if analysis.is_old(analysis.documents[use.document]):
            continue
        word, count = use.word, len(use.places)
        many = f"，共{count}处" if count > 1 else ""
        edits = tuple(Edit(place.start, place.end, word.right) for place in use.places)
        yield Finding(
            span=use.places[0],
            message=f"“{word.wrong}”的推荐写法是“{word.right}”{many}",
            fix=Fix(kind="unsafe", title=f"改为“{word.right}”{many}", edits=edits),
        )
