"""What lies behind a number that does not follow: a pasted copy of an item, or an item that lost its number (漏号、重复的分项)."""

from __future__ import annotations

from bisect import bisect_left

from gwparse.nodes import Heading, Section
from gwparse.patterns import lazy
from gwparse.views.numbering import Break, members_of
from gwparse.views.paths import TEXT_LEAVES, Located
from gwparse.walk import leaves

#: What ends a paragraph of text; a line without it may be a heading that lost its number.
_STOPS = "。；：！？”）…;:!?)"

#: A number with a mark that makes it no label: 2。 三　.
_LABELLED = lazy("[一二三四五六七八九十]{1,3}[。　 ，,)）]|[0-9]{1,2}[。　 ，,)）、]")


def is_copy(broken: Break) -> bool:
    """Whether an item is a pasted copy of the one before.

    Args:
        broken: the place where its number does not follow.
    """
    if broken.before is None:
        return False
    one, other = (
        "".join("".join(leaf.text for leaf in leaves(member.section)).split()).removeprefix(
            member.section.label.strip()
        )
        for member in (broken.before, broken.at)
    )
    return one == other != ""


def lost_its_mark(page: tuple[Located, ...], broken: Break) -> bool:
    """Whether the missing item seems to be there without its number: as a line like a heading, or as one paragraph too many.

    Args:
        page: the leaves of the page.
        broken: the place where its number is missing.
    """
    if broken.kind not in ("gap", "start"):
        return False
    start = broken.before.section.heading.span.end if broken.before else broken.run.parent.span.start
    first, behind = (
        bisect_left(page, at, key=lambda place: place.leaf.span.start) for at in (start, broken.at.section.span.start)
    )
    between = [
        place.leaf.text.strip()
        for place in page[first:behind]
        if isinstance(place.leaf, TEXT_LEAVES) and not isinstance(place.leaf, Heading)
    ]
    if any(text and text[-1] not in _STOPS for text in between) or any(map(_LABELLED.match, between)):
        return True
    if broken.before is None:
        return False
    before = broken.before.section
    others = [member.section for member in members_of(broken.run)[:-1] if member.section is not before]
    return _paragraphs(before) > max(map(_paragraphs, others), default=_paragraphs(broken.at.section))


def _paragraphs(section: Section) -> int:
    """How many paragraphs, headings of others included, stand below the line with the number."""
    return sum(1 for leaf in leaves(section) if leaf.line > section.heading.line)
