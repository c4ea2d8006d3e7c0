"""The registry: the clauses of the standards in their order, and for each the rules that check it or why none does.

A new rule has one line in `clauses_of_layout_standard.py` or `clauses_of_others.py`, at the place of its clause; then
`python -m gwparse.docs` puts it into `catalogue.py`, which is what runs. Where a clause stands without a rule, `why` says what keeps it
out: the page it would need to see, what it would need to know, or that nobody breaks it.
"""

from __future__ import annotations

from gwparse.rules.base import Rule
from gwparse.rules.clause import Clause
from gwparse.rules.clauses_of_layout_standard import LAYOUT_STANDARD
from gwparse.rules.clauses_of_others import OTHERS

#: The clauses in their order.
COVERAGE: tuple[Clause, ...] = (*LAYOUT_STANDARD, *OTHERS)


def registered() -> tuple[Rule, ...]:
    """All rules, each once, in the order of the clauses."""
    return tuple(dict.fromkeys(rule for clause in COVERAGE for rule in clause.rules))
