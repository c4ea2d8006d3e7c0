"""The language server (`gwparse lsp`): findings, fixes, outline and references in an editor, over standard input and output.

It says what `gwparse check` says: the same settings, suppressions and baseline hold, and a fix that `--fix` would hold back or
refuse is not offered. Files that are not read as they stand (web pages) are passed over, since their places are none in the editor.
"""

from __future__ import annotations

from gwparse.errors import Misuse


def serve() -> int:
    """Serve one editor until it says exit or hangs up; returns the exit code: 0 when it said shutdown first, as it should.

    Raises:
        Misuse: when pygls is not installed.
    """
    try:
        import pygls  # noqa: F401  # the extra; what needs it is imported behind this
    except ImportError:
        raise Misuse("the language server needs the package pygls: pip install 'gwparse[lsp]'") from None
    from gwparse.lsp.server import make_server

    return make_server().serve()
