"""`gwparse parse` and `outline`: the tree of documents, in several forms.

A page is printed as soon as it is read.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from gwparse.cli.inputs import Pages
from gwparse.errors import Misuse

if TYPE_CHECKING:
    from gwparse.nodes import Page


def run(options: argparse.Namespace) -> int:
    """Print the pages of some files; returns the exit code."""
    single = len(options.paths) == 1 and not os.path.isdir(options.paths[0])
    if not single and options.format not in ("json", "chunks"):
        raise Misuse(f"{options.format} takes one file; for several use parse, which prints JSON Lines")
    if options.format in ("json", "chunks") and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="json-escape")
    show = _shower(options.format, single)
    pages = Pages(options.paths, options.revisions)
    for page, path in pages:
        sys.stdout.write(show(page, path))
        sys.stdout.flush()
    return pages.code


def _shower(form: str, single: bool) -> Callable[[Page, str | None], str]:
    """The function that writes one page in a format, imported only when it is asked for."""
    if form == "tree":
        from gwparse.dump import dump

        return lambda page, path: dump(page)
    if form == "outline":
        from gwparse.views.outline import draw

        return lambda page, path: draw(page)
    if form == "markdown":
        from gwparse.export.markdown import to_markdown

        return lambda page, path: to_markdown(page)
    if form == "chunks":
        from gwparse.export.json import chunks_to_jsonl
        from gwparse.views.chunks import chunks

        return lambda page, path: chunks_to_jsonl(chunks(page, path))
    from gwparse.export.json import to_json

    return lambda page, path: to_json(page, path, indent=2 if single else None) + "\n"
