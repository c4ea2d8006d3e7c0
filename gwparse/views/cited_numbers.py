"""The parts of a document number in running text: 国办发〔2019〕3号 is 国办发, 2019, 3 (发文字号的组成)."""

from __future__ import annotations

from dataclasses import dataclass

from gwparse.patterns import lazy
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.views.citations import Citation

_NUMBER = lazy(r"(?P<code>[^〔\[(【﹝\d]*)[〔\[(【﹝](?P<year>\d{4})[〕\])】﹞]第?(?P<serial>\d{1,5})号$")


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """A document number by its parts.

    Attributes:
        code: the issuer's code.
        year: the year in the brackets.
        serial: the serial number, leading zeros gone.
    """

    code: str
    year: int
    serial: int


def cited_number(text: str | None) -> CitedNumber | None:
    """The parts of a document number, whatever its brackets; None for 令第8号 and where there is none.

    Args:
        text: the number as printed.
    """
    found = _NUMBER.search("".join(shadow_of(text or "").split()))
    return CitedNumber(found["code"], int(found["year"]), int(found["serial"])) if found else None


def number_span(text: str, citation: Citation) -> Span:
    """Where the number of a citation stands; the whole citation where a number is wrapped or there is none.

    Args:
        text: the text of the page.
        citation: the citation.
    """
    number = citation.number or ""
    at = text.rfind(number, citation.span.start, citation.span.end)
    return Span(at, at + len(number)) if number and at >= 0 else citation.span
