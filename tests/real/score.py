"""Scores parses of real documents against expectations read off by eye.

An expectation holds line numbers, labels and counts only (`expected/*.json`); the documents themselves are not part of
the project and lie in `../shared/real` where they are at hand.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gwparse.nodes import Document, Leaf, MetadataField, Page, Remark, Section, Signature
from gwparse.parser import parse_source
from gwparse.readers import read_file

EXPECTED = Path(__file__).parent / "expected"
REAL = Path(__file__).parents[3] / "shared" / "real"

#: A fact of one document: what it is about and what it says.
Fact = tuple[str, str]


@dataclass
class Score:
    """How the facts found compare with the facts expected, for one kind of fact."""

    hits: int = 0
    missed: list[Fact] = field(default_factory=list)
    extra: list[Fact] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.hits / (self.hits + len(self.extra)) if self.hits + len(self.extra) else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found."""
        return self.hits / (self.hits + len(self.missed)) if self.hits + len(self.missed) else 1.0


def find_document(name: str) -> Path:
    """The file of a real document named `folder/number`."""
    folder, number = name.split("/")
    (path,) = sorted((REAL / folder).glob(f"{number}_*"))
    return path


def expectations() -> list[dict[str, Any]]:
    """All expectations, in the order of their file names."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(EXPECTED.glob("*.json"))]


def lines_of(leaf: Leaf) -> list[int]:
    """The lines of a leaf that are not blank."""
    return [
        leaf.line + at for at, text in enumerate(leaf.text.splitlines()) if text.strip(" \t\u3000\u00a0\u200b\ufeff")
    ]


def expected_facts(expectation: dict[str, Any]) -> Iterator[tuple[str, Fact]]:
    """The facts of an expectation, each with its kind."""
    for line, level, label in expectation["headings"]:
        yield "heading", (f"{line}", f"{level} {label}")
    for document in expectation["documents"]:
        yield from _element_facts(document)
    yield "metadata_fields", ("count", str(expectation["metadata_fields"]))


def _element_facts(document: dict[str, Any]) -> Iterator[tuple[str, Fact]]:
    if document.get("title"):
        yield "title", ("lines", str(document["title"]))
    if document.get("number"):
        yield "number", (str(document["number"]), str(document["number_value"]))
    if document.get("adoption_note"):
        yield "adoption_note", ("line", str(document["adoption_note"]))
    for name in ("addressees", "attachment_list", "signatures"):
        if document.get(name):
            yield name, (str(document[name]["lines"]), str(document[name]["count"]))
    if document.get("date"):
        yield "date", (str(document["date"]["line"]), str(document["date"]["iso"]))
    for name in ("remark", "imprint", "copy_to"):
        if document.get(name):
            yield name, ("lines", str(document[name]))


def found_facts(page: Page) -> Iterator[tuple[str, Fact]]:
    """The same facts as the parser found them."""
    for section in page.walk(Section):
        yield "heading", (f"{section.line}", f"{section.level} {section.label}")
    for document in page.documents:
        yield from _element_facts(_as_expectation(document))
    labelled = sum(1 for item in page.walk(MetadataField) if item.name is not None)
    yield "metadata_fields", ("count", str(labelled))


def _as_expectation(document: Document) -> dict[str, Any]:
    number, date = document.document_number, document.date
    remarks = [node for node in [document.remark, *document.extras] if isinstance(node, Remark)]
    signatures: tuple[Signature, ...] = document.signatures
    return {
        "title": lines_of(document.title) if document.title else None,
        "number": number.line if number else None,
        "number_value": [number.year, int(number.serial)]
        if number and number.serial and number.serial.isdigit()
        else None,
        "adoption_note": document.adoption_note.line if document.adoption_note else None,
        "addressees": _listed(document.addressees),
        "attachment_list": _listed(document.attachment_list),
        "signatures": {
            "lines": sorted({line for node in signatures for line in lines_of(node)}),
            "count": len(signatures),
        }
        if signatures
        else None,
        "date": {"line": date.line, "iso": date.iso} if date else None,
        "remark": [line for node in remarks for line in lines_of(node)],
        "imprint": lines_of(document.imprint) if document.imprint else None,
        "copy_to": lines_of(document.copy_to) if document.copy_to else None,
    }


def _listed(node: Any) -> dict[str, Any] | None:
    return {"lines": lines_of(node), "count": len(node.items)} if node is not None else None


def score_all() -> dict[str, Score]:
    """The score of each kind of fact over all expectations whose documents are at hand."""
    scores: dict[str, Score] = {}
    for expectation in expectations():
        page = parse_source(read_file(find_document(expectation["document"])))
        _compare(expectation["document"], Counter(expected_facts(expectation)), Counter(found_facts(page)), scores)
    return scores


def _compare(
    name: str, expected: Counter[tuple[str, Fact]], found: Counter[tuple[str, Fact]], scores: dict[str, Score]
) -> None:
    for (kind, _), count in (expected & found).items():
        scores.setdefault(kind, Score()).hits += count
    for (kind, fact), count in (expected - found).items():
        scores.setdefault(kind, Score()).missed.extend([(name, " = ".join(fact))] * count)
    for (kind, fact), count in (found - expected).items():
        scores.setdefault(kind, Score()).extra.extend([(name, " = ".join(fact))] * count)


def report(scores: dict[str, Score]) -> str:
    """The scores as a table, and below it what was missed (-) and what was too much (+)."""
    lines = [f"{'kind':16} {'hits':>5} {'precision':>9} {'recall':>7}"]
    for kind, score in sorted(scores.items()):
        lines.append(f"{kind:16} {score.hits:5} {score.precision:9.3f} {score.recall:7.3f}")
    for kind, score in sorted(scores.items()):
        lines.extend(f"- {kind:12} {name} {fact}" for name, fact in score.missed)
        lines.extend(f"+ {kind:12} {name} {fact}" for name, fact in score.extra)
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(score_all()))
