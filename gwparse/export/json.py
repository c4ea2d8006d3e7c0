"""The JSON contract `gwparse/1`: dump, load and schema, all generated from the node classes by pydantic.

What is printed reads back to an equal page. Within `gwparse/1` no key is renamed or dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gwparse.nodes import Page
from gwparse.views.assignments import Assignment, FileTasks, assignments
from gwparse.views.chunks import Chunk
from gwparse.views.citations import Citation, citations
from gwparse.views.metadata import MetadataEntry
from gwparse.views.outline import OutlineEntry
from gwparse.views.references import Reference, references
from gwparse.views.time_limits import TimeLimit, time_limits

if TYPE_CHECKING:
    from pydantic import TypeAdapter


#: The published schema, a derived file; a test compares it with `json_schema`.
SCHEMA = Path(__file__).with_name("schema.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What `gwparse parse` prints for one input.

    Attributes:
        schema: the version of the contract.
        path: the file; None for standard input or a text handed over.
        coverage: the share of characters that are not blank inside recognised nodes.
        page: the tree.
        metadata: the fields of web metadata.
        outline: the headings.
        assignments: who does what by when.
        citations: documents that the text cites.
        references: cross-references, resolved.
        dates: deadlines and periods.
    """

    schema: Literal["gwparse/1"] = "gwparse/1"
    path: str | None
    coverage: float
    page: Page
    metadata: tuple[MetadataEntry, ...]
    outline: tuple[OutlineEntry, ...]
    assignments: tuple[Assignment, ...]
    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    dates: tuple[TimeLimit, ...]


@cache
def _adapter() -> TypeAdapter[Export]:
    from pydantic import TypeAdapter

    return TypeAdapter(Export)


@cache
def _page_adapter() -> TypeAdapter[Page]:
    from pydantic import TypeAdapter

    return TypeAdapter(Page)


def export(page: Page, path: str | None = None) -> Export:
    """Everything that the contract gives for one page."""
    return Export(
        path=path,
        coverage=round(page.coverage, 4),
        page=page,
        metadata=tuple(page.metadata),
        outline=tuple(page.outline),
        assignments=tuple(assignments(page)),
        citations=tuple(citations(page)),
        references=tuple(references(page)),
        dates=tuple(time_limits(page)),
    )


def to_json(page: Page, path: str | None = None, *, indent: int | None = None) -> str:
    """The JSON of one page.

    Args:
        page: the page.
        path: its file, put into the JSON.
        indent: blanks a level; None for one line.
    """
    return _dump(_adapter(), export(page, path), indent)


def page_to_json(page: Page) -> str:
    """The JSON of the tree alone."""
    return _dump(_page_adapter(), page, None)


def _dump(adapter: TypeAdapter[Any], value: object, indent: int | None) -> str:
    """The JSON of a value; half a surrogate pair, which UTF-8 cannot hold, is escaped."""
    from pydantic_core import PydanticSerializationError

    try:
        return adapter.dump_json(value, indent=indent).decode("utf-8")
    except PydanticSerializationError:
        return json.dumps(adapter.dump_python(value), indent=indent)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFile:
    """The assignments of one file.

    Attributes:
        path: the file; None for standard input.
        assignments: who does what by when.
    """

    path: str | None
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskExport:
    """What `gwparse tasks --format json` prints.

    Attributes:
        schema: the version of the contract.
        files: the files in the order in which they were named.
    """

    schema: Literal["gwparse-tasks/1"] = "gwparse-tasks/1"
    files: tuple[TaskFile, ...]


def tasks_to_json(files: Iterable[FileTasks]) -> str:
    """The JSON of the assignments of some files, laid out for reading."""
    from pydantic import TypeAdapter

    listed = tuple(TaskFile(path=path, assignments=tuple(found)) for path, found in files)
    return _dump(TypeAdapter(TaskExport), TaskExport(files=listed), 2) + "\n"


def chunks_to_jsonl(found: Sequence[Chunk]) -> str:
    """Chunks as JSON, one a line."""
    from pydantic import TypeAdapter

    adapter = TypeAdapter(Chunk)
    return "".join(_dump(adapter, chunk, None) + "\n" for chunk in found)


def page_from_json(text: str | bytes) -> Page:
    """The page whose JSON this is, equal to the one it was made from.

    Args:
        text: what `to_json` or `page_to_json` gave.

    Raises:
        ValueError: when the text is not the JSON of a page, or that of another version of the contract.
    """
    data: Any = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("not the JSON of a page: an object was expected")
    if "schema" not in data:
        return _page_adapter().validate_python(data)
    if data["schema"] != "gwparse/1":
        raise ValueError(f"this version reads gwparse/1, not {data['schema']}")
    return _adapter().validate_python(data).page


def json_schema() -> str:
    """The JSON Schema of what `gwparse parse` prints, generated from the node classes; the file SCHEMA holds it."""
    schema = _adapter().json_schema(mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "gwparse/1"}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
