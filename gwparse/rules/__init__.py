"""The rules. The clauses they check, and why others are not checked, are in `coverage.py`; how a rule is written, in `base.py`.

`RULES` comes from `catalogue.py`, which is derived from the rules themselves: it tells everything about them without importing them.
"""

from __future__ import annotations

from gwparse.rules.base import Rule
from gwparse.rules.catalogue import RULES

__all__ = ["RULES", "Rule", "find_rules"]


def find_rules(selector: str) -> tuple[Rule, ...]:
    """The rules that a word of the user means; none where it means nothing.

    Args:
        selector: a code (TI102), the beginning of codes (TI), a name (punctuation-after-title), or ALL.
    """
    word = selector.strip()
    if word.upper() == "ALL":
        return RULES
    return tuple(rule for rule in RULES if rule.name == word.lower()) or tuple(
        rule for rule in RULES if word and rule.code.startswith(word.upper())
    )
