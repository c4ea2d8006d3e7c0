"""One page with everything that rules read in it: each view is made once, when the first rule asks for it.

A view is kept as long as the Analysis is. Nothing is reported here: rules do that. Words of messages that they all use (`where`,
`joined`, `shortened`) stand here, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

from gwparse.layout import Layout, paragraph_name
from gwparse.nodes import Document, Page
from gwparse.shadow import shadow_of
from gwparse.source import Span
from gwparse.switches import Switches
from gwparse.views.annexes import Annexes, annexes
from gwparse.views.assignments import Assignment, assignments
from gwparse.views.citations import Citation, citations
from gwparse.views.metadata import MetadataEntry, metadata
from gwparse.views.paths import Located, located_leaves
from gwparse.views.references import Reference, references
from gwparse.views.siblings import SiblingRun, sibling_runs
from gwparse.views.time_limits import TimeLimit, time_limits

O = TypeVar("O")  # noqa: E741  # the options of a rule

#: The day on which the 条例 of 2012 and GB/T 9704—2012 came into force.
IN_FORCE = date(2012, 7, 1)


class Analysis:
    """A page, the switches that hold for it, and the readings of it that rules share.

    Args:
        page: the page.
        switches: the office's choices.
        options: the options of rules, by their class; a rule whose options are not among them has its defaults.
    """

    def __init__(
        self, page: Page, switches: Switches | None = None, options: Mapping[type, object] | None = None
    ) -> None:
        self.page = page
        self.text = page.text
        self.layout = page.layout
        self.switches = switches or Switches()
        self._options = options or {}

    def options(self, kind: type[O]) -> O:
        """The options of a rule.

        Args:
            kind: its options class, a frozen dataclass whose fields all have defaults.
        """
        found = self._options.get(kind)
        return found if isinstance(found, kind) else kind()

    @cached_property
    def shadow(self) -> str:
        """The text with full-width marks, digits and blanks half-width; equal in length, so that offsets hold in both."""
        return shadow_of(self.text)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents in the order of the text, those that others issue or annex included.

        Readings that name a document by number (`Located.document`, `Assignment.document` …) count these from 0.
        """
        return self.page.documents

    @cached_property
    def leaves(self) -> tuple[Located, ...]:
        """All leaves in the order of the text, each with its document and the headings above it."""
        return tuple(located_leaves(self.page))

    @cached_property
    def siblings(self) -> tuple[SiblingRun, ...]:
        """The runs of neighbouring headings of one form."""
        return tuple(sibling_runs(self.page))

    @cached_property
    def annexes(self) -> tuple[Annexes, ...]:
        """The annexes that documents name, with those that follow them."""
        return tuple(annexes(self.page))

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        """Who does what by when."""
        return tuple(assignments(self.page, self.switches.units))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The documents that are cited."""
        return tuple(citations(self.page))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The cross-references."""
        return tuple(references(self.page))

    @cached_property
    def time_limits(self) -> tuple[TimeLimit, ...]:
        """The deadlines and periods."""
        return tuple(time_limits(self.page))

    @cached_property
    def metadata(self) -> tuple[MetadataEntry, ...]:
        """The web metadata."""
        return tuple(metadata(self.page))

    @property
    def needed_layout(self) -> Layout:
        """How the page is set, for rules that need it: the linter asks none of them about a page without a layout.

        Raises:
            ValueError: where a rule is asked that does not say so (`needs_layout`).
        """
        if self.layout is None:
            raise ValueError("a rule that does not say needs_layout was asked about a page without one")
        return self.layout

    @cached_property
    def set_documents(self) -> tuple[Document, ...]:
        """The documents whose looks GB/T 9704—2012 rules: 公文 that are not older than it."""
        from gwparse.views.body_text import official_documents

        return tuple(document for document in official_documents(self.page) if not self.is_old(document))

    def slice(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span.start : span.end]

    def where(self, *offsets: int) -> str:
        """Where some characters stand, as messages have it: 第4行, 第4、5行, 第4、5、9等行; in Word files 第4段; in PDF files 第2页第3行.

        Args:
            offsets: the characters; of more than three lines or paragraphs the first three are named.
        """
        if self.page.places is None:
            lines = dict.fromkeys(str(self.page.position(at).line) for at in offsets)
            return f"第{_some(list(lines))}行"
        places = [self.page.places.place(Span(at, at)) for at in offsets]
        if all(place.story == "body" and place.page is None for place in places):
            return f"第{_some(list(dict.fromkeys(str(place.paragraph) for place in places)))}段"
        return _some(list(dict.fromkeys(paragraph_name(place) for place in places)))

    @cached_property
    def _holders(self) -> dict[int, Document]:
        """The documents that issue or annex others, by the identity of those."""
        return {id(annex): holder for holder in reversed(self.documents) for annex in holder.attachments}

    def holder(self, document: Document) -> Document | None:
        """The document that issues or annexes another; None for one that stands for itself."""
        return self._holders.get(id(document))

    def genre(self, document: Document) -> str | None:
        """The 文种 of a document, or what it is called as an annex; the office's choice where its title tells none."""
        return document.genre or (self.switches.genre if document.role == "main" else None)

    def dated(self, document: Document) -> date | None:
        """The day on which a document was made, as far as it is printed; an annex has that of its holder.

        A date that names only a month counts as its first day.
        """
        holder: Document | None = document
        while holder is not None:
            if holder.date is not None and holder.date.iso is not None:
                year, month, *day = map(int, holder.date.iso.split("-"))
                return date(year, month, day[0] if day else 1)
            holder = self.holder(holder)
        return None

    def is_old(self, document: Document) -> bool:
        """Whether the rules in force before July 2012 hold for a document; without a date the present ones do."""
        if self.switches.era != "auto":
            return self.switches.era == "before-2012"
        day = self.dated(document)
        return day is not None and day < IN_FORCE


def joined(names: Iterable[str]) -> str:
    """Quoted words in a message: “甲”“乙”, without 、 between them, as GB/T 15834 has it."""
    return "".join(f"“{name}”" for name in names)


#: So many of several places are named in a message.
NAMED = 3


def _some(names: Sequence[str]) -> str:
    return "、".join(names[:NAMED]) + ("等" if len(names) > NAMED else "")


#: So much of a longer text is shown in a message.
SHOWN = 16


def shortened(text: str) -> str:
    """How a text begins, without its blanks, as a message shows it."""
    words = "".join(text.split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}……"
