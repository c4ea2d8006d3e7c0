"""One version of a document that is open in an editor, and what is read in it: each reading is made once, when it is asked for.

Nothing here knows the protocol. A reading takes time (0.1 to 10 s for a megabyte), so the server asks for it in a worker thread;
one thread at a time asks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from itertools import islice
from pathlib import Path

from gwparse.config import Settings, find_settings, normal_path
from gwparse.diagnostics import Diagnostic, Edit
from gwparse.fixer import fix_text, offers
from gwparse.linter import check_page
from gwparse.nodes import Page
from gwparse.parser import parse_source
from gwparse.readers import is_plain
from gwparse.source import Source
from gwparse.suppress import Baseline, read_baseline
from gwparse.views.references import Reference, references

#: So many fixes are offered for one place: nobody reads a longer list, and there is one fix for all.
MOST_OFFERED = 20


class Reading:
    """A text and what is read in it.

    Args:
        text: the text as the editor has it now.
        version: the editor's number for it.
        path: the file; None for a text that has none.
        folder: the folder whose settings hold for a text that has no file; None for the defaults.
    """

    def __init__(
        self, text: str, version: int | None = None, path: str | None = None, folder: str | None = None
    ) -> None:
        self.source = Source(text)
        self.version = version
        self.path = path
        self.folder = folder

    def changed(self, text: str, version: int | None) -> Reading:
        """Another version of the document."""
        return Reading(text, version, self.path, self.folder)

    def again(self) -> Reading:
        """The same version, to be read by the settings of now."""
        return self.changed(self.source.text, self.version)

    @cached_property
    def is_plain(self) -> bool:
        """Whether the text is read as it stands; of others nothing is said."""
        return is_plain(self.source.text)

    @cached_property
    def page(self) -> Page:
        """The tree."""
        return parse_source(self.source if self.is_plain else Source(""))

    @cached_property
    def settings(self) -> Settings:
        """The settings that hold for the document now.

        Raises:
            GwparseError: when they, or what they name, are malformed.
        """
        if self.path is not None:
            return find_settings(normal_path(self.path).parent)
        return find_settings(Path(self.folder)) if self.folder is not None else Settings()

    @cached_property
    def baseline(self) -> Baseline | None:
        """The findings that are known already.

        Raises:
            Misuse: when the baseline that the settings name is none.
        """
        return read_baseline(self.settings.baseline) if self.settings.baseline is not None else None

    @cached_property
    def is_silent(self) -> bool:
        """Whether nothing is to be said of the document: the settings pass it over, or it is not read as it stands."""
        return not self.is_plain or any(self.settings.matches(glob, self.path) for glob in self.settings.exclude)

    @cached_property
    def findings(self) -> list[Diagnostic]:
        """What `gwparse check` reports of the document."""
        return [] if self.is_silent else check_page(self.page, self.settings, self.path, self.baseline)

    @cached_property
    def _offers(self) -> Callable[[Diagnostic], bool]:
        return cache(offers(self.page, drafts=self.settings.drafts))

    def offered(self, start: int, end: int) -> list[Diagnostic]:
        """The findings in a place, or at it, whose fixes may be made; of many the first MOST_OFFERED, as each is tried.

        Args:
            start, end: the place, in code points.
        """
        return list(islice(filter(self._offers, self.at(start, end)), MOST_OFFERED))

    def at(self, start: int, end: int) -> list[Diagnostic]:
        """The findings in a place, or at it.

        Args:
            start, end: the place, in code points; empty for where a cursor stands.
        """
        return [one for one in self.findings if one.span.start <= end and start <= one.span.end]

    @cached_property
    def safe_edits(self) -> tuple[Edit, ...]:
        """What `gwparse check --fix` would change."""
        if not any(one.fix is not None and one.fix.kind == "safe" for one in self.findings):
            return ()
        return fix_text(self.source.text, self.settings, path=self.path, baseline=self.baseline).edits

    def reference(self, offset: int) -> Reference | None:
        """The reference in which a place stands, or behind which a cursor does."""
        found = (one for one in references(self.page) if one.span.start <= offset <= one.span.end)
        return next(found, None)
