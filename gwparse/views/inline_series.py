"""Series inside a paragraph whose numbers do not follow one another: 一是…；二是…；四是… (段内序次语)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwparse.nodes import LabelledParagraph, Paragraph
from gwparse.numerals import chinese_number, to_chinese
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.paths import Located

#: 一是 at the beginning of a clause; 二是非 is none.
_MEMBER = lazy(r"(?:^|(?<=[,:;。、!?\s]))([一二三四五六七八九十])是(?!非)")


@dataclass(frozen=True, slots=True)
class Skip:
    """A member that does not follow the one in front of it.

    Attributes:
        before: the numeral of the member in front.
        here: its own.
        wanted: the numeral that should stand there.
        span: where it stands: 四是.
    """

    before: str
    here: str
    wanted: str
    span: Span


def skips(shadow: str, leaves: Sequence[Located]) -> Iterator[Skip]:
    """The members of series that skip one number or repeat the last; a paragraph with several breaks, or with several series, has none.

    Args:
        shadow: the shadow of the page.
        leaves: its leaves in order.
    """
    for place in leaves:
        if not isinstance(place.leaf, (Paragraph, LabelledParagraph)) or place.document is None:
            continue
        if shadow.find("一是", place.leaf.span.start, place.leaf.span.end) < 0:
            continue
        members = list(_MEMBER.finditer(shadow, place.leaf.span.start, place.leaf.span.end))
        numbers = [chinese_number(member[1]) or 0 for member in members]
        if numbers[:1] != [1] or numbers.count(1) != 1:
            continue
        wrong = [at for at in range(1, len(numbers)) if numbers[at] != numbers[at - 1] + 1]
        if len(wrong) == 1 and numbers[wrong[0]] - numbers[wrong[0] - 1] in (0, 2):
            before, here = members[wrong[0] - 1], members[wrong[0]]
            wanted = to_chinese(numbers[wrong[0] - 1] + 1)
            yield Skip(before[1], here[1], wanted, Span(here.start(1), here.end()))
