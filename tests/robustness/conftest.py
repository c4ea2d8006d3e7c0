"""Known defects: tests of faults that are not yet met, each with what happens today."""

from __future__ import annotations

import pytest

KNOWN = {
    "test_a_file_that_changes_while_it_is_mended": "what is written to a file between the last look and the replacement is lost",
    "test_names_that_are_too_long": "the sentence speaks of the output; the exit code is right",
    "test_a_full_disk_while_writing_something_new": "the sentence and the exit code differ from those of other faults",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect the known defects; not strictly, as some depend on the machine."""
    for item in items:
        reason = KNOWN.get(item.name.partition("[")[0])
        if reason is not None and "robustness" in item.nodeid:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=False))
