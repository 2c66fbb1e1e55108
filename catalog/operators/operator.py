"""Operators: what makes mutants, one for each kind of mistake that people make.

A module of catalog/operators/themes says in its first lines what a person does who makes such a mutant.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from catalog.operators.change import Change
from catalog.operators.code import Code

Makes = Callable[[Code], Iterable[Change]]

BUDGET = 1500
"""How many mutants an operator may make of one function, where it does not say so itself."""


@dataclass(frozen=True, slots=True)
class Operator:
    """One kind of mistake.

    hint: what kind of thing is wrong, without saying what. example: a function's text, or a line of one, and what one
    of the operator's changes makes of it; rules have their own. keys: of the examples' dicts. roles: their names that
    correspond. printed, upstream: their lines as a course printed them, and another function's. prolific: its mutants
    are made only when a search asks for them. budget: how many it may make of one function; a prolific operator's
    plainest are kept, those that it yields first of each line. raises: its mutants end in exceptions, and are made only
    where one is asked about.
    """

    name: str
    makes: Makes
    hint: str
    example: tuple[str, str] | None = None
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    printed: Mapping[str, str] = field(default_factory=dict)
    upstream: Mapping[str, str] = field(default_factory=dict)
    prolific: bool = False
    raises: bool = False
    budget: int = BUDGET
