"""Errors planted by hand in our own correct documents are found, each by the rule that is for it, and by no other.

A file `corpus/planted/<slug>.toml` plants in the document `corpus/documents/<slug>`:

    [[error]]
    what = "标题末尾有句号"      what is wrong, in one phrase
    old = "……的函"             text that occurs once in the document
    new = "……的函。"           the faulty text in its place
    code = "TI102"             the rule that finds it; empty where none covers it, and then
    why = "……"                 says why none does
    also = ["PU101"]           further rules that rightly speak
    anywhere = true            the finding may stand on other lines than the faulty text
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

import gwparse
from gwparse.diagnostics import Diagnostic
from gwparse.rules import RULES
from tests.pages import ROOT

FILES = sorted((ROOT / "corpus" / "planted").glob("*.toml"))


@dataclass(frozen=True, kw_only=True)
class Planted:
    """One error planted in one document.

    Attributes:
        slug: the folder of the document in `corpus/documents`.
        what: what is wrong, in one phrase.
        old: the right text.
        new: the faulty text.
        code: the rule that finds it; empty where none covers it.
        why: why no rule covers it.
        also: further rules that rightly speak.
        anywhere: whether the finding may stand on other lines than the faulty text.
    """

    slug: str
    what: str
    old: str
    new: str
    code: str
    why: str = ""
    also: tuple[str, ...] = ()
    anywhere: bool = False

    @property
    def codes(self) -> set[str]:
        """The rules that speak of it."""
        return {self.code, *self.also} - {""}


def planted_in(file: Path) -> list[Planted]:
    """The errors of one file in its order."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return [Planted(slug=file.stem, **{**entry, "also": tuple(entry.get("also", ()))}) for entry in table["error"]]


ERRORS = [error for file in FILES for error in planted_in(file)]


def document(slug: str) -> str:
    """The text of a correct document."""
    return (ROOT / "corpus" / "documents" / slug / "input.txt").read_bytes().decode("utf-8")


def findings(text: str) -> list[Diagnostic]:
    """What all rules find in a text by the default settings."""
    return gwparse.check(gwparse.parse(text))


def plant(text: str, errors: list[Planted]) -> tuple[str, list[range]]:
    """A text with errors in it that do not overlap, in the order of the text, and the lines of each, counted from 1."""
    lines: list[range] = []
    for error in errors:
        start = text.index(error.old)
        text = text[:start] + error.new + text[start + len(error.old) :]
        first = text.count("\n", 0, start) + 1
        lines.append(range(first, first + error.new.rstrip("\n").count("\n") + 1))
    return text, lines


def together(slug: str) -> list[Planted]:
    """The errors of a document that a rule covers, in the order of its text; of two that overlap the later is left out."""
    text = document(slug)
    chosen: list[Planted] = []
    end = 0
    for error in sorted((one for one in ERRORS if one.slug == slug and one.code), key=lambda one: text.index(one.old)):
        if text.index(error.old) >= end:
            chosen.append(error)
            end = text.index(error.old) + len(error.old)
    return chosen


def finds(found: list[Diagnostic], error: Planted, lines: range) -> bool:
    """Whether the rule of an error is among the findings, at lines that the faulty text touches or anywhere."""
    return any(
        one.code == error.code and (error.anywhere or (one.line < lines.stop and one.end_line >= lines.start))
        for one in found
    )


def shown(found: list[Diagnostic]) -> str:
    """Findings for the message of a test that fails."""
    return "\n".join(f"{one.line}:{one.column} {one.code} {one.message}" for one in found) or "nothing found"


def test_sixty_errors_are_planted_with_care() -> None:
    """Twelve errors stand in each of five documents, each once in its text, each for a rule that is or with a reason."""
    registered = {rule.code for rule in RULES}
    assert [12] * 5 == [len(planted_in(file)) for file in FILES]
    for error in ERRORS:
        assert 1 == document(error.slug).count(error.old), error.what
        assert error.codes <= registered, error.what
        assert bool(error.code) != bool(error.why), error.what
    assert 6 >= sum(not error.code for error in ERRORS)


@pytest.mark.parametrize("slug", [file.stem for file in FILES])
def test_correct_document_is_clean(slug: str) -> None:
    """The document without errors has no error and no warning."""
    found = [one for one in findings(document(slug)) if one.level != "hint"]
    assert not found, shown(found)


@pytest.mark.parametrize("error", ERRORS, ids=[f"{error.slug}: {error.what}" for error in ERRORS])
def test_error_alone_is_found_by_its_rule(error: Planted) -> None:
    """The named rule speaks where the error is, and the rules not named are silent, hints included."""
    text, (lines,) = plant(document(error.slug), [error])
    found = findings(text)
    assert error.codes == {one.code for one in found}, shown(found)
    assert not error.code or finds(found, error, lines), shown(found)


@pytest.mark.parametrize("slug", [file.stem for file in FILES])
def test_errors_together_are_all_found(slug: str) -> None:
    """No error of a document that a rule covers hides another."""
    errors = together(slug)
    text, lines = plant(document(slug), errors)
    found = findings(text)
    missed = [
        f"{error.code} {error.what}"
        for error, where in zip(errors, lines, strict=True)
        if not finds(found, error, where)
    ]
    assert not missed, shown(found)
