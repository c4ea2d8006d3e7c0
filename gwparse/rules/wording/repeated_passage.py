"""WD107: a paragraph, or a long sentence in a row, stands twice in a document."""

from __future__ import annotations

from collections.abc import Iterator

from gwparse.analysis import Analysis
from gwparse.diagnostics import PRACTICE, Finding
from gwparse.nodes import OrdinalItem, Paragraph
from gwparse.patterns import lazy
from gwparse.rules.base import rule
from gwparse.source import Span
from gwparse.views.paths import Located

#: How many characters, blanks aside, make the repetition of a paragraph of several sentences no accident, and that of a sentence or a
#: paragraph right behind itself.
LONG, SHORT = 80, 16

_SENTENCE = lazy("[^。!?;\n]+[。!?;]?")


@rule(
    code="WD107",
    name="repeated-passage",
    level="warning",
    basis=(PRACTICE,),
    since="0.1.0",
)
def repeated_passage(analysis: Analysis) -> Iterator[Finding]:
    """同一段话不写两遍。

    查什么：一份文件里两个有几句话的长段完全相同（80字以上），或者紧挨着的两段、同一段里紧挨着的两句完全相同（16字以上）。

    为什么：这多半是复制、粘贴时重了。

    不报告：分散在各处的相同句子和只有一句话的段落（同一句要求对几种情形各写一遍）；表格、责任分工、标题和分号隔开的并列事项；括号里的话。
    """
    seen: dict[tuple[int, str], int] = {}
    before = ""
    for place in analysis.leaves:
        if place.document is None or not isinstance(place.leaf, Paragraph | OrdinalItem):
            before = ""
            continue
        yield from _sentences(analysis, place)
        text = analysis.shadow[place.leaf.span.start : place.leaf.span.end]
        words = "".join(text.split())
        known = seen.setdefault((place.document, words), place.leaf.span.start)
        again, before = words == before, words
        long = len(words) >= LONG and words.rstrip("。").count("。") > 0
        if known != place.leaf.span.start and (long or (again and len(words) >= SHORT)) and _is_running(words):
            start = place.leaf.span.start + len(text) - len(text.lstrip())
            yield Finding(
                span=Span(start, place.leaf.span.start + len(text.rstrip())),
                message=f"这一段与{analysis.where(known)}的一段完全相同，请核对是否重复",
            )


def _is_running(words: str) -> bool:
    """Whether a passage is running text rather than an item of a list or a remark in brackets."""
    return words.endswith("。") and words[0] not in "(〔["


def _sentences(analysis: Analysis, place: Located) -> Iterator[Finding]:
    """The sentences of a paragraph that repeat the one right in front of them."""
    before = ""
    for found in _SENTENCE.finditer(analysis.shadow, place.leaf.span.start, place.leaf.span.end):
        words = "".join(found[0].split())
        if words == before and len(words) >= SHORT and _is_running(words):
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield Finding(span=Span(start, found.end()), message="这一句与前一句完全相同，应删去一句")
        before = words
