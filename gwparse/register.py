"""The user's own list of units (机构名录): full names, what else they are called, and their level.

A register only sharpens what a printed name stands for; without one everything works.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gwparse.shadow import shadow_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit of a register.

    Attributes:
        name: its full name.
        aliases: other names, such as 市发改委 or 发改委.
        level: 国家, 省, 市, 县 …, or "" where none is given.
        line: the 1-based line of the file.
    """

    name: str
    aliases: tuple[str, ...] = ()
    level: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Register:
    """Units by every name they have.

    Attributes:
        entries: the units by name and by alias, on the shadow string; a name that several units share leads to all of them.
    """

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)

    def name_of(self, printed: str, spelled: str | None) -> str | None:
        """The full name of a unit, where the register knows one and only one; else what was spelled out.

        Where several units share the name, the one of the level that was spelled out (市财政局) is meant.

        Args:
            printed: the name as printed, on the shadow string.
            spelled: what it stands for by its neighbours; None where that is not certain.
        """
        for known in (spelled, printed):
            found = self.entries.get(known, ()) if known else ()
            if spelled and known == printed and spelled[0] in "省市县区":
                found = tuple(entry for entry in found if not entry.level or spelled.startswith(entry.level[0]))
            elif len(found) > 1 and spelled:
                found = tuple(entry for entry in found if entry.level and spelled.startswith(entry.level[0]))
            if len(found) == 1:
                return found[0].name
        return spelled


def register_of(entries: Sequence[Entry]) -> Register:
    """The register of some units."""
    table: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        for name in dict.fromkeys(shadow_of(known) for known in (entry.name, *entry.aliases)):
            table[name] = (*table.get(name, ()), entry)
    return Register(table)
