"""The JSON contract: its form, its schema, and reading it back."""

from __future__ import annotations

import json
from typing import Any

import pytest

import gwparse
from gwparse.export.json import SCHEMA, json_schema, page_from_json, to_json

TEXT = "云川市水利局关于开展巡查的通知\n\n云水发〔2024〕3号\n\n各县水利局：\n\n一、范围\n（一）堤防。逐段排查。\n"


def test_schema_file_is_up_to_date() -> None:
    """The schema in the package is the one that the classes give; `python -m gwparse.docs` writes it anew."""
    published, generated = json.loads(SCHEMA.read_text(encoding="utf-8")), json.loads(json_schema())
    assert without_descriptions(published) == without_descriptions(generated)
    assert "description" in published["$defs"]["Title"]


def without_descriptions(schema: Any) -> Any:
    """A schema without its prose, which older releases of pydantic do not take from the classes."""
    if isinstance(schema, dict):
        return {name: without_descriptions(value) for name, value in schema.items() if name != "description"}
    return [without_descriptions(value) for value in schema] if isinstance(schema, list) else schema


def test_form_of_the_json() -> None:
    """Nodes have kind, span and line; outline and metadata are there for callers who want no tree."""
    data = json.loads(to_json(gwparse.parse(TEXT), "草稿.txt"))
    readings = ["metadata", "outline", "assignments", "citations", "references", "dates"]
    assert ["schema", "path", "coverage", "page", *readings] == list(data)
    assert ("gwparse/1", "草稿.txt", 1.0) == (data["schema"], data["path"], data["coverage"])
    document = data["page"]["parts"][0]
    assert {"kind": "document", "span": {"start": 0, "end": len(TEXT) - 1}, "line": 1} == {
        name: document[name] for name in ("kind", "span", "line")
    }
    number = document["document_number"]
    assert ("云水发", 2024, "3", 3) == (number["code"], number["year"], number["serial"], number["line"])
    (entry,) = data["outline"]
    assert (0, 1, "level_1", "一、", 1, "范围", False, 7) == tuple(
        entry[name] for name in ("document", "level", "form", "label", "number", "title", "run_in", "line")
    )
    assert ("堤防", True) == (entry["children"][0]["title"], entry["children"][0]["run_in"])
    assert TEXT == data["page"]["text"]


def test_half_a_surrogate_pair() -> None:
    """A text that no file can hold, half a surrogate pair in it, goes to JSON and back all the same."""
    page = gwparse.parse("一、甲\ud800乙\n")
    assert page_from_json(to_json(page)) == page


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"schema": "gwparse/9"}', '{"schema": "gwparse/1"}', '{"kind": "page"}']
)
def test_json_that_is_no_page(text: str) -> None:
    """What is not the JSON of a page is a ValueError."""
    with pytest.raises(ValueError, match=r"."):
        page_from_json(text)
