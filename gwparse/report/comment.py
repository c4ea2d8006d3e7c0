"""A finding as a comment (批注) in a Word file, beside the words it is about."""

from __future__ import annotations

from gwparse.diagnostics import LEVEL_NAMES, Diagnostic, basis_text


def as_comment(found: Diagnostic) -> str:
    """The comment: what is wrong, the clause, and what would mend it, a paragraph each.

    Args:
        found: the finding.
    """
    lines = [f"【{LEVEL_NAMES[found.level]} {found.code}】{found.message}", f"依据：{basis_text(found.basis)}"]
    if found.fix is not None:
        lines.append(f"修复：{found.fix.title}")
    return "\n".join(lines)
