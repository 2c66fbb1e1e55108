"""Healing: what becomes right by what is put."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from catalog.functions.instrumentation.sites import Site
from catalog.localising.doubts import Doubts
from catalog.localising.options import Choices, Option
from catalog.localising.right_values import RightValue
from catalog.localising.state import State
from catalog.localising.suspects import Doubt, Suspect
from catalog.localising.trial import Put

AT_ONCE = 16

Way = Callable[[Suspect], Iterable[Option]]


@dataclass(frozen=True, eq=False, slots=True)
class Replaced:
    """An expression that something else has to stand for.

    puts: what is put there, and where else the name is read that it is, if it never changes. heals: the outputs that
    become right by it.
    """

    site: Site
    puts: tuple[Put, ...]
    right: RightValue | None
    doubt: Doubt
    heals: frozenset[str]

    @property
    def is_called_so(self) -> bool:
        """True where what is put is called as the expression is."""
        return self.right is not None and self.right.is_called_as(self.site)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What bounds a search. mends: whether everything is right on all probes with what is put. spent: no more runs."""

    mends: Callable[[Sequence[Put]], bool]
    spent: Callable[[], bool]


class Healing:
    """Tries what can be put in a state."""

    def __init__(self, state: State, limits: Bounds) -> None:
        self.state, self.limits = state, limits
        self.doubts, self.options = Doubts(state), Choices(state)

    def one(self, found: Sequence[Suspect], way: Way) -> Replaced | None:
        """Return the first that heals everything."""
        able = [each for each in found if self.state.can_heal(each, everything=True)]
        return next((each for each in self.several(able, way) if self.is_everything(each)), None)

    def several(self, found: Sequence[Suspect], way: Way) -> list[Replaced]:
        """Return what heals something, that which heals most first; what heals everything is the only one."""
        healing: list[Replaced] = []
        for each in found:
            if self.limits.spent():
                break
            passed = self.doubts.reads_what_is_in_doubt(each) or not self.state.can_heal(each, everything=False)
            better = None if passed else self.best_of(each, way(each))
            if better is not None:
                healing.append(better)
                if self.is_everything(better):
                    return [better]
        return sorted(healing, key=lambda each: -len(each.heals))

    def best_of(self, suspect: Suspect, options: Iterable[Option]) -> Replaced | None:
        """Return what heals the most in the place of an expression; on all probes, if anything does."""
        best, left = None, iter(options)
        while batch := list(islice(left, AT_ONCE)):
            outcomes = self.state.tried([[put] for put, _ in batch])
            for (put, right), outcome in zip(batch, outcomes, strict=True):
                heals = self.state.wrong - outcome.wrong
                if outcome.wrong < self.state.wrong and (best is None or len(heals) > len(best.heals)):
                    best = Replaced(suspect.site, (put,), right, suspect.doubt, heals)
                if not outcome.wrong and self.mends([put]):
                    return Replaced(suspect.site, (put,), right, suspect.doubt, heals)
        return best

    def together(self, healing: Sequence[Replaced]) -> list[Replaced]:
        """Return those that heal different outputs, if they do so together."""
        chosen: list[Replaced] = []
        for each in healing:
            if not any(each.heals & other.heals for other in chosen):
                chosen.append(each)
        wrong = self.state.wrong.difference(*(each.heals for each in chosen))
        outcome = self.state.tried([[put for each in chosen for put in each.puts]])[0]
        return chosen if outcome.wrong <= wrong else chosen[:1]

    def mends(self, puts: Sequence[Put]) -> bool:
        """True where everything is right on all probes with what is put besides."""
        return self.limits.mends([*self.state.puts, *puts])

    def is_everything(self, found: Replaced) -> bool:
        """True where nothing is wrong any more."""
        return found.heals >= self.state.wrong
