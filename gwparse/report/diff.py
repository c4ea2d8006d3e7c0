"""What fixing would change, as a unified difference that git and patch apply."""

from __future__ import annotations


def as_diff(path: str | None, before: str, after: str) -> str:
    """The difference of two texts; nothing where they are the same.

    Args:
        path: what the text is called; None for standard input.
        before: the text as it is.
        after: the text as it would be.
    """
    from difflib import unified_diff

    name = path or "-"
    lines = unified_diff(_lines(before), _lines(after), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines of a text with their breaks, as the programs that apply differences part them: at line feeds alone."""
    lines = [line + "\n" for line in text.split("\n")]
    return [*lines[:-1], *([lines[-1][:-1]] if lines[-1] != "\n" else [])]
