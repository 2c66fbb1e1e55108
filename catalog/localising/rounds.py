"""Rounds: one step of a search: what could be put where, besides what is put already, and what it heals."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from catalog.functions.instrumentation.sites import Site, SiteKind
from catalog.localising.correct_runs import Origin
from catalog.localising.healing import Healing, Replaced, Way
from catalog.localising.options import MOST_VALUES, Option, has_form
from catalog.localising.settling import arguments_of_helpers, upstream
from catalog.localising.state import is_whole
from catalog.localising.suspects import STRONG, Doubt, Suspect, defines
from catalog.localising.trial import Put


class Round:
    """Finds what is to be put next, the likeliest first."""

    def __init__(self, healing: Healing) -> None:
        self.healing, self.state, self.options = healing, healing.state, healing.options

    def at_first_sight(self) -> list[Replaced]:
        """Return what heals everything where it is assigned or returned, by what correct programs call so."""
        return self._copied() or self._one(self.state.whole, self.options.called) or self._never_changed()

    def alone(self) -> list[Replaced]:
        """Return one expression that heals everything, where correct programs have a name for what it should be."""
        weak = [each for each in self.state.suspects if each.doubt is Doubt.MISPLACED and is_whole(each.site)]
        ways = (
            (self.state.whole, self.options.with_a_name),
            (self.state.strong, self.options.values),
            (weak, self.options.standard),
            (arguments_of_helpers(self.state), self.options.given_instead),
        )
        return next((found for one in ways if (found := self._one(*one))), [])

    def next(self) -> list[Replaced]:
        """Return what heals something anywhere, that which heals most first; of those that heal the same, one."""
        state, options = self.state, self.options
        weak = [each for each in state.suspects if each.doubt is Doubt.MISPLACED]
        ways: Iterable[tuple[Sequence[Suspect], Way]] = (
            (state.whole, options.called),
            (state.whole, options.with_a_name),
            (state.strong, options.values),
            (state.strong, self._assembled),
            (weak, options.standard),
            (state.suspects, options.filled_otherwise),
        )
        for found, way in ways:
            several = self.healing.several(found, way)
            if several:
                return [upstream(self.healing, each) for each in self.healing.together(several)]
        return []

    def first_by_name(self) -> list[Replaced]:
        """Return the first that is not what is called so in correct programs, whatever it heals."""
        for each in self.state.suspects:
            passed = each.doubt not in STRONG or not is_whole(each.site)
            if passed or self.healing.doubts.reads_what_is_in_doubt(each):
                continue
            options = sorted(self.options.called(each), key=partial(self._is_unlikely, each))
            if options:
                put, right = options[0]
                best = self.healing.best_of(each, options)
                return [best or Replaced(each.site, (put,), right, each.doubt, frozenset())]
        return []

    def _is_unlikely(self, suspect: Suspect, option: Option) -> tuple[bool, bool]:
        """Say of a right value whether names are read by it and not assigned it, and whether it has another form.

        What has no form yet should be of a loop as the other is.
        """
        right, site = option[1], suspect.site
        read = right is None or (bool(site.names) and right.assigned.isdisjoint(site.names))
        if suspect.given is not None or right is None:
            return read, not has_form(right, suspect)
        return read, (right.given.count > 1) != self.state.is_repeated(site)

    def _one(self, found: Sequence[Suspect], way: Way) -> list[Replaced]:
        one = self.healing.one(found, way)
        return [upstream(self.healing, one)] if one is not None else []

    def _copied(self) -> list[Replaced]:
        """Return an assigned expression that shares memory with another, and must not."""
        sharing = [each for each in self.state.suspects if _can_share(each.site)]
        if not self.state.tried([[Put(each.site.number) for each in sharing]])[0].wrong < self.state.wrong:
            return []
        copies = (self.healing.best_of(each, [(Put(each.site.number), None)]) for each in sharing)
        return sorted((each for each in copies if each is not None), key=lambda each: -len(each.heals))[:1]

    def _never_changed(self) -> list[Replaced]:
        """Return a name that a loop reads and that nothing in it changes, where it has to change."""
        read: dict[tuple[str, str], list[tuple[Suspect, Option]]] = {}
        for each in self.state.suspects:
            options = [option for option in self.options.read(each) if has_form(option[1], each)]
            if each.site.reads and options:
                read.setdefault((each.site.function, each.site.reads), []).append((each, options[0]))
        found = [self._unchanged(function, name, places) for (function, name), places in read.items()]
        unchanged = [each for each in found if each is not None]
        for together in [*([each] for each in unchanged), unchanged]:
            puts = [put for each in together for put in each.puts]
            if puts and not self.state.tried([puts])[0].wrong and self.healing.mends(puts):
                return together
        return []

    def _unchanged(self, function: str, name: str, places: Sequence[tuple[Suspect, Option]]) -> Replaced | None:
        """Return a name, put right wherever it is read, None where what it is assigned is in doubt itself."""
        doubts = [each.doubt for each, _ in places]
        assigned = any(defines(each.site, name, function) for each in self.state.in_doubt)
        if assigned or Doubt.UNKNOWN not in doubts:
            return None
        first, (_, right) = places[0]
        return Replaced(first.site, tuple(put for _, (put, _) in places), right, first.doubt, self.state.wrong)

    def _assembled(self, suspect: Suspect) -> Iterator[Option]:
        """Yield what is put together from one evaluation after the other: each alone heals something."""
        given = suspect.given
        if given is None or given.count < 2 or not given.alike or isinstance(given.values[0], dict | tuple | list):
            return
        parts = tuple(self._best_part(suspect, at) for at in range(given.count))
        if any(parts):
            yield Put(suspect.site.number, parts=parts), None

    def _best_part(self, suspect: Suspect, at: int) -> tuple[tuple[Origin, ...], int] | None:
        """Return what heals the most in the place of one evaluation."""
        assert suspect.given is not None
        fits = self.state.right.by_first.get(suspect.given.first, ())
        single = [(tuple(each.origins), position) for each in fits for position in range(each.given.count)][
            :MOST_VALUES
        ]
        empty: tuple[None, ...] = (None,) * suspect.given.count
        tried = [Put(suspect.site.number, parts=(*empty[:at], part, *empty[at + 1 :])) for part in single]
        outcomes = self.state.tried([[put] for put in tried])
        healing = [
            (len(outcome.wrong), position)
            for position, outcome in enumerate(outcomes)
            if outcome.wrong < self.state.wrong
        ]
        return single[min(healing)[1]] if healing else None


def _can_share(site: Site) -> bool:
    """True for an assigned expression that can share memory with what it is made of."""
    return (
        site.kind is SiteKind.VALUE
        and bool(site.names)
        and isinstance(site.node, ast.Name | ast.Subscript | ast.Attribute | ast.Call)
    )
