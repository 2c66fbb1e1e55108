"""Parallel names: what a course says of which names correspond, and words in which they are the same.

A person who makes a mutant with Wf makes the same one with Wi: where the one is called what the other is, both are one.
"""

import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from catalog.caching import REGISTRY


@dataclass(frozen=True, eq=False)
class Parallels:
    """The names that correspond in one family.

    roles: rows of names, one of each column. kinds: columns that belong together. partners: by a line's target.
    """

    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: tuple[tuple[int, ...], ...] = ()
    partners: dict[str, str] = field(default_factory=dict)

    @cached_property
    def columns(self) -> dict[str, int]:
        """The column that each name stands in."""
        return {name: at for row in self.roles.values() for at, name in enumerate(row)}

    @cached_property
    def role(self) -> dict[str, str]:
        """The row that each name stands in."""
        return {name: role for role, row in self.roles.items() for name in row}

    def masked(self, words: str, column: int | None, target: str) -> str:
        """Return words with the names of a column, and the partner of a line, replaced by what they are."""
        pattern, roles = self._mask(column, self.partners.get(target, ""))
        return pattern.sub(lambda found: roles[found[0]], words) if pattern else words

    def _mask(self, column: int | None, partner: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
        if (column, partner) not in self._masks:
            roles = {row[column]: f"<{role}>" for role, row in self.roles.items()} if column is not None else {}
            if partner:
                roles[partner] = "<partner>"
            phrases = "|".join(re.escape(phrase) for phrase in sorted(roles, key=len, reverse=True))
            pattern = re.compile(rf"(?<![\w.])(?:{phrases})(?!\w)") if roles else None
            self._masks[column, partner] = pattern, roles
        return self._masks[column, partner]

    @cached_property
    def _masks(self) -> dict[tuple[int | None, str], tuple[re.Pattern[str] | None, dict[str, str]]]:
        return {}


@REGISTRY.keep()
def parallels(family_name: str) -> Parallels:
    """Return what reference/<course>/gates.py says of a family; nothing, where a course has no such module."""
    course, name = family_name.split(".")
    try:
        gates = importlib.import_module(f"reference.{course}.gates")
    except ModuleNotFoundError:
        return Parallels()
    return Parallels(gates.ROLES.get(name, {}), gates.KINDS.get(name, ()), gates.PARTNERS.get(name, {}))


@REGISTRY.keep()
def printed(family_name: str) -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """Return the sets of lines that reference/<course>/printed.py has of each function; none, without such a module."""
    try:
        module = importlib.import_module(f"reference.{family_name.split('.')[0]}.printed")
    except ModuleNotFoundError:
        return {}
    return dict(module.PRINTED)
