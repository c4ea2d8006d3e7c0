"""Short names that a document gives to what it speaks of often: （以下简称《办法》）, （下称“产品库”） (简称)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gwparse.nodes import Page
from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.paths import TEXT_LEAVES, located_leaves

#: 以下简称 and the name up to a mark that ends it. 以下分别简称 gives several names at once and is left out.
_DEFINED = lazy(
    r"(?:以下|下文|下)(?:统一|均|合并|并)?(?:简|统)?称(?:为|作)?[:,]?\s*"
    r"(?P<printed>《(?P<title>[^《》]{1,24})》|[“\"](?P<quoted>[^“”\"]{1,24})[”\"]|(?P<bare>[一-鿿A-Za-z\d]{2,16}))"
    r"(?=[),。;、:\]〕])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortName:
    """One definition of a short name.

    Attributes:
        name: the name without marks.
        is_title: whether it stands between 《 and 》.
        document: the number of its document among all documents of the page, from 0.
        span: where the name stands, its marks included.
    """

    name: str
    is_title: bool
    document: int
    span: Span

    @property
    def printed(self) -> str:
        """The name as it is used later: 《办法》, 产品库."""
        return f"《{self.name}》" if self.is_title else self.name


def short_names(page: Page) -> Iterator[ShortName]:
    """The short names that the documents of a page define, in the order of the text."""
    shadow = shadow_of(page.text)
    for place in located_leaves(page):
        if place.document is None or not isinstance(place.leaf, TEXT_LEAVES):
            continue
        for found in _DEFINED.finditer(shadow, place.leaf.span.start, place.leaf.span.end):
            name = page.text[slice(*found.span("title" if found["title"] else "quoted" if found["quoted"] else "bare"))]
            yield ShortName(
                name="".join(name.split()),
                is_title=found["title"] is not None,
                document=place.document,
                span=Span(*found.span("printed")),
            )
