"""Options of the test suite."""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-corpus`, which rewrites the expected trees of the corpus and of the tree specification."""
    parser.addoption("--update-corpus", action="store_true", help="rewrite expected trees, then read the diff")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite expectations where they are meant to be checked."""
    if config.getoption("--update-corpus") and os.environ.get("CI"):
        raise pytest.UsageError("--update-corpus is refused when CI is set: regenerate at home and read the diff")


@pytest.fixture
def update_corpus(request: pytest.FixtureRequest) -> bool:
    """Whether expected trees are to be rewritten."""
    return bool(request.config.getoption("--update-corpus"))
