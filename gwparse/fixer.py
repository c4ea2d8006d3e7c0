"""Applies the fixes of findings to a text."""

from __future__ import annotations

from collections.abc import Sequence

from gwparse.diagnostics import Edit


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """A text with some replacements made.

    Args:
        text: the text.
        edits: replacements that do not overlap, in any order.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*parts, text[at:]])
