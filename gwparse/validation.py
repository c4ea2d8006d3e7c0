"""Checks a table of settings against the dataclass that describes it, and says in one sentence what does not fit.

What is wrong is a `Misuse` that names the file and the key. No setting is known here and no default: the dataclass says both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from gwparse.errors import Misuse

T = TypeVar("T")

#: What a value has to be, by the validator's name for the fault.
WANTED = {
    "list_type": "要写成列表（[…]）",
    "dict_type": "要写成一组设置",
    "string_type": "要写成引号里的文字",
    "bool_type": "只能写true或者false",
    "int_type": "要写成整数",
    "float_type": "要写成数",
}


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
        raise Misuse(f"{where}: 没有“{unknown[0]}”这一项，可以写的是：{'、'.join(allowed)}")
    adapter = TypeAdapter(kind)
    try:
        written = json.dumps({allowed[key]: value for key, value in table.items()}, default=str)
        return adapter.validate_json(
            written, strict=True
        )  # as JSON, so that "3" is no number and a table is a dataclass
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = ".".join(str(part).replace("_", "-") for part in first["loc"] if isinstance(part, str | int))
        raise Misuse(f"{where}: {at}: {_said(first['type'], first)}") from None


def _said(kind: str, error: Mapping[str, Any]) -> str:
    """What is wrong with a value, in Chinese as all that is said of settings; rare faults in the validator's words."""
    if kind == "missing":
        return "这一项要写"
    wanted = str(error.get("ctx", {}).get("expected", "")).replace(", ", "、").replace(" or ", "或者")
    asked = f"只能写{wanted}" if kind == "literal_error" else WANTED.get(kind, str(error["msg"]))
    return f"{asked}，不能写{json.dumps(error['input'], ensure_ascii=False, default=str)}"
