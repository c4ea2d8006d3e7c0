"""Reads the language of assignments (责任分工), by grammar/assignment.lark, into plain values.

`read_stated` takes the inside of a bracket or a block, `read_running` a sentence. Both take a piece of the shadow string and
give places counted in it; Lark's types stop here. A piece that is not of the language gives nothing.

A duty is what one clause says: names, and the role they have. Assignments are made of duties in `views/assignments.py`; what they are
about is told in `views/scope.py`. The page is not known here.
"""

from __future__ import annotations

from gwparse.duties.running import read_running
from gwparse.duties.stated import (
    begins_block,
    first_leads_in,
    label_inside,
    lists_organs,
    read_stated,
    role_stem,
    states_duty,
)
from gwparse.duties.values import Part, Place, RoleKind, Stated, kind_of_label, moved, read_names

__all__ = [
    "Part",
    "Place",
    "RoleKind",
    "Stated",
    "begins_block",
    "first_leads_in",
    "kind_of_label",
    "label_inside",
    "lists_organs",
    "moved",
    "read_names",
    "read_running",
    "read_stated",
    "role_stem",
    "states_duty",
]
