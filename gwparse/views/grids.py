"""Tables as rows of cells with their places, for rules that compare cells (表格的行列)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gwparse.nodes import Table
from gwparse.patterns import lazy
from gwparse.source import Span
from gwparse.views.rows import cells_of

_FIGURE = lazy(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NOTHING = ("", "—", "-", "/", "——", "--", "无")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: what it says, on the shadow, without blanks.
        span: where it stands in the page.
    """

    text: str
    span: Span

    @property
    def figure(self) -> Decimal | None:
        """The figure that is all it says; 0 where it says nothing; None where it says something else."""
        if self.text in _NOTHING:
            return Decimal(0)
        return Decimal(self.text.replace(",", "")) if _FIGURE.fullmatch(self.text) else None


def grid(shadow: str, table: Table) -> list[list[Cell]]:
    """The rows of a table that say something, in order; a row may have fewer cells than the first where cells are merged.

    Args:
        shadow: the shadow of the page.
        table: the table.
    """
    return [row for row in _rows(shadow, table.span) if any(cell.text for cell in row)]


def _rows(shadow: str, span: Span) -> Iterator[list[Cell]]:
    start = span.start
    for line in shadow[span.start : span.end].split("\n"):
        places = [(start + at, start + to) for at, to in cells_of(line)]
        yield [Cell("".join(shadow[at:to].split()), Span(at, to)) for at, to in places]
        start += len(line) + 1
