"""The shadow of a text: a copy of equal length in which full-width marks, digits and blanks are half-width.

Published pages are often folded to half width, in whole or in part. What reads text reads its shadow, so that `（一）` and `(一)` are one.
Since the shadow is as long as the text, a place found on it is a place in the text. What is shown to anybody, or put into a node, is
always the text and never its shadow.
"""

from __future__ import annotations

#: Full-width characters and what they become on the shadow. Each is one code point, and so is its replacement.
FOLDED = tuple(
    zip("，：；（）．！？［］｜\u3000\u00a0\u200b\ufeff\u2003\u2002\u202f", ",:;().!?[]|       ", strict=True)
)
FULL_WIDTH_DIGITS = tuple((chr(0xFF10 + digit), str(digit)) for digit in range(10))


def shadow_of(text: str) -> str:
    """The shadow of a text: equal in length, its full-width marks, digits and odd blanks half-width, line breaks LF."""
    for wide, narrow in FOLDED:
        text = text.replace(wide, narrow)
    for wide, narrow in FULL_WIDTH_DIGITS:
        text = text.replace(wide, narrow)
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text
