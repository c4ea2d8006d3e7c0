"""The registry: the clauses of the standards in their order, and for each the rules that check it or why none does.

A new rule has one line here, at the place of its clause. Where a clause stands without a rule, `why` says what keeps it out:
the page it would need to see, what it would need to know, or that nobody breaks it.
"""

from __future__ import annotations

from dataclasses import dataclass

from gwparse.rules.base import Rule
from gwparse.rules.title.punctuation_after_title import punctuation_after_title

GB_9704 = "GB/T 9704—2012"
GB_15834 = "GB/T 15834—2011"
REGULATIONS = "党政机关公文处理工作条例"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a standard, and what checks it.

    Attributes:
        standard: the standard or regulation.
        number: the clause or article; empty for practice.
        subject: what it is about, in Chinese.
        rules: the rules that check it.
        why: why none does, or what they leave out, in Chinese; empty where nothing is left out.
    """

    standard: str
    number: str
    subject: str
    rules: tuple[Rule, ...] = ()
    why: str = ""


#: The clauses in their order.
COVERAGE: tuple[Clause, ...] = (Clause(GB_15834, "附录B.4", "标题末尾的标点", (punctuation_after_title,)),)

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
