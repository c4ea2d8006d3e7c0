"""What can go wrong outside a document's text.

Nothing in a document raises: what is wrong with it is a value. Exceptions are for input that cannot be read and for
misuse:

    GwparseError
    ├── UnreadableInput     a file that is missing, is no document, or is too large
    └── Misuse              a request that makes no sense, such as one tree for several files
"""

from __future__ import annotations


class GwparseError(Exception):
    """Base of all errors that gwparse raises on purpose; its text is one clear sentence."""


class UnreadableInput(GwparseError):
    """The input cannot be read as a document."""


class Misuse(GwparseError):
    """The request makes no sense as it stands."""
