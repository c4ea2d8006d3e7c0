"""What a clause is: a piece of a standard, with the rules that check it or why none does."""

from __future__ import annotations

from dataclasses import dataclass

from gwparse.rules.base import Rule


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
