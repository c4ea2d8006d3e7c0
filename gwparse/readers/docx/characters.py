"""What an element of a run stands for in characters: the reader and the writer of Word files count with the same function.

Where both did not agree, an edit would be made beside the place it is meant for.
"""

from __future__ import annotations

from collections.abc import Callable

from gwparse.readers.docx.xml import W

#: What stands in the characters of a paragraph where a new line or a new page begins.
LINE, PAGE = "\n", "\f"

_TEXT = f"{W}t"

#: Elements that stand for one character, always the same: a tab is a blank to the eye, and parts the cells of tables in a text.
_SINGLE = {f"{W}tab": "\u3000", f"{W}ptab": "\u3000", f"{W}cr": LINE, f"{W}noBreakHyphen": "-"}


def characters(tag: str, get: Callable[[str], str | None], text: str | None) -> str | None:
    """The characters that an element of a run stands for; None where it stands for none.

    Args:
        tag: the element's name.
        get: gives its attributes.
        text: its own text.
    """
    if tag == _TEXT:
        return spaced(text or "")
    if tag in _SINGLE:
        return _SINGLE[tag]
    if tag == f"{W}br":
        return PAGE if get(f"{W}type") == "page" else LINE
    if tag == f"{W}sym":
        return _symbol(get(f"{W}char") or "")
    return None


def spaced(text: str) -> str:
    """The text of an element; line breaks and tabs in it are blanks, as in any XML that does not ask to keep them."""
    for blank in "\r\n\t\f\v\x85\u2028\u2029":
        if blank in text:
            text = text.replace(blank, " ")
    return text


def _symbol(code: str) -> str:
    """The character of a symbol font; □ for the many that no other font has."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return chr(value) if 0x20 <= value < 0xD800 or 0xF900 <= value <= 0xFFFD else "□"
