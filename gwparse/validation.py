"""Checks a table of settings against the dataclass that describes it, and says in one sentence what does not fit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from gwparse.errors import Misuse

T = TypeVar("T")


def validated(kind: type[T], table: Mapping[str, Any], where: str) -> T:
    """A table as a value of a dataclass whose fields are its keys, with - for _.

    Args:
        kind: the dataclass.
        table: the table.
        where: what messages begin with: the file, and the key that holds the table.

    Raises:
        Misuse: for the first key that is unknown or value that is not allowed; the message says what is.
    """
    from pydantic import TypeAdapter, ValidationError

    allowed = {field.name.replace("_", "-"): field.name for field in fields(kind)}  # type: ignore[arg-type]  # a dataclass
    unknown = [key for key in table if key not in allowed]
    if unknown:
        raise Misuse(f"{where}: unknown key {unknown[0]!r}; allowed are {', '.join(allowed)}")
    adapter = TypeAdapter(kind)
    try:
        written = json.dumps({allowed[key]: value for key, value in table.items()}, default=str)
        return adapter.validate_json(
            written, strict=True
        )  # as JSON, so that "3" is no number and a table is a dataclass
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = ".".join(str(part).replace("_", "-") for part in first["loc"] if isinstance(part, str | int))
        message = first["msg"].replace("Input should be", "must be")
        raise Misuse(f"{where}: {at}: {message}, not {first['input']!r}") from None
