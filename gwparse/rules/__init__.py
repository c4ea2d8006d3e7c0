"""The registry: the clauses of the standards in their order, and for each the rules that check it or why none does.

A new rule has one line in `clauses_of_layout_standard.py` or `clauses_of_others.py`, at the place of its clause. Where a clause stands
without a rule, `why` says what keeps it out: the page it would need to see, what it would need to know, or that nobody breaks it.
"""

from __future__ import annotations

from gwparse.rules.base import Rule
from gwparse.rules.clause import Clause
from gwparse.rules.clauses_of_layout_standard import LAYOUT_STANDARD
from gwparse.rules.clauses_of_others import OTHERS

#: The clauses in their order.
COVERAGE: tuple[Clause, ...] = (*LAYOUT_STANDARD, *OTHERS)

#: All rules, each once, in the order of the clauses.
RULES: tuple[Rule, ...] = tuple(dict.fromkeys(rule for clause in COVERAGE for rule in clause.rules))


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
