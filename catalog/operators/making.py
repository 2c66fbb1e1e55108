"""Making: what operators make of one function's text, each program once, and each of them as a mutant.

A person makes one mistake in a function as it stands there, which is the reference's text or one that is edited
already.
"""

import hashlib
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from catalog.model.mutant import Mutant
from catalog.operators.change import Change
from catalog.operators.code import Code
from catalog.operators.edits import Editor
from catalog.operators.grouping import Grouping, Members, together
from catalog.operators.identity import Identity
from catalog.operators.operator import Operator
from catalog.operators.words import explain, hints, title
from catalog.programs.edit import Edit, apply


@dataclass(frozen=True, eq=False, slots=True)
class Mutation:
    """A mutant of a function's text. members: the changes that are made together; change: all of them as one."""

    code: Code
    operator: Operator
    members: Members
    change: Change

    @property
    def source(self) -> str:
        """The text with the change made."""
        return apply(self.change.spans, self.code.source)

    @property
    def title(self) -> str:
        """What it is, in a sentence without its period."""
        return title(self.members)

    @property
    def hints(self) -> tuple[str, str, str]:
        """Where to look, what kind of thing is wrong there, and what it is."""
        return hints(self.code, self.members, self.operator.hint, self.title)

    def mutant(self, course: str, editor: Editor) -> Mutant:
        """Return it as a mutant, of a course's function that is as the reference has it."""
        return self.as_mutant(course, editor.edits(self.change.spans))

    def as_mutant(self, course: str, edits: tuple[Edit, ...]) -> Mutant:
        """Return it as a mutant with these edits of a course's function."""
        identity = hashlib.sha1(repr(edits).encode()).hexdigest()[:8]
        return Mutant(
            edits,
            self.hints,
            name=f"{course}.{self.code.function}.{self.operator.name}.{identity}",
            title=self.title,
            explanation=explain(self.code, self.change),
            operator=self.operator.name,
        )


def made(
    code: Code, operators: Iterable[Operator], identity: Identity, seen: set[Hashable], share: int = 1
) -> Iterator[Mutation]:
    """Yield what operators make of a function, each as many as it may; programs whose identity was seen are none.

    share: how many of what is looked at have a budget together.
    """
    grouping = Grouping(code)
    seen.update((identity(code.source), None))
    for operator in operators:
        yield from islice(_distinct(operator, grouping, identity, seen), operator.budget // share)


def _distinct(operator: Operator, grouping: Grouping, identity: Identity, seen: set[Hashable]) -> Iterator[Mutation]:
    for members in changes(operator, grouping):
        change = together(members)
        found = identity(apply(change.spans, grouping.code.source)) if change else None
        if change and found not in seen:
            seen.add(found)
            yield Mutation(grouping.code, operator, members, change)


def changes(operator: Operator, grouping: Grouping) -> Iterator[Members]:
    """Yield an operator's changes of one function, each alone, then those that are one mutant together.

    Those of a prolific operator come by how plain they are instead: the first of all lines, then the second.
    """
    source, lines = grouping.code.source, frozenset(grouping.code.lines)
    found = [change for change in operator.makes(grouping.code) if change.statement in lines]
    single = [change for change in found if any(source[span.start : span.stop] != span.text for span in change.spans)]
    everything = [*((change,) for change in single), *grouping.groups(single)]
    yield from _plainest_first(single, everything) if operator.prolific else everything


def _plainest_first(single: list[Change], everything: list[Members]) -> list[Members]:
    ranks: dict[int, int] = {}
    counts: dict[object, int] = {}
    for change in single:
        ranks[id(change)] = counts[change.statement] = counts.get(change.statement, -1) + 1
    return sorted(everything, key=lambda members: (ranks[id(members[0])], -len(members)))
