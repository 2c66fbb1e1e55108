"""Value replacement: the fewest expressions that have to be something else for everything to be right.

After Jeffrey, Gupta and Gupta, "Fault localization using value replacement" (ISSTA 2008), where values come from other
runs of the same program; here they are those of correct programs.
"""

import ast
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import combinations, permutations
from time import monotonic

from catalog.functions.instrumentation.sites import Site, SiteKind
from catalog.functions.instrumentation.targets import is_followed, written_into
from catalog.functions.runs import Runs
from catalog.functions.subject import StoppedError
from catalog.localising.correct_runs import all_sites
from catalog.localising.healing import Bounds, Healing, Replaced
from catalog.localising.repairing import Repairing
from catalog.localising.right_values import right_values
from catalog.localising.rounds import Round
from catalog.localising.settling import doubtful, instead, part_of, settled
from catalog.localising.state import State
from catalog.localising.suspects import Doubt, defines, names_read
from catalog.localising.trial import Put, Trial
from catalog.model.probe import Probe
from catalog.registry import family
from catalog.running.run import quiet

MOST_LINES, MOST_RUNS, MOST_SECONDS, MOST_REPAIRING = 12, 1_500, 10.0, 6.0

SLOW = 0.2
"""Seconds: a function whose run takes longer is not run hundreds of times."""


class Replacing:
    """Looks for the expressions of some functions that are wrong.

    probes: those on which something is wrong. without: a correct program that is not asked. found: what was found;
    nothing where not everything is right with it. Raises StoppedError.
    """

    def __init__(
        self,
        runs: Runs,
        functions: Sequence[str],
        replaced: frozenset[str],
        probes: Sequence[Probe],
        without: str | None = None,
    ) -> None:
        self.functions, self.probes, self.without = frozenset(functions), probes, without
        self.sites = all_sites(runs.subject.sources)
        others = frozenset(family(runs.subject.family).functions) - self.functions
        self.looked_at = frozenset(site.function for site in self.sites) - others
        self.trials = {probe.name: Trial(runs.subject, probe, replaced) for probe in probes}
        self.limits = Bounds(self.mends, self.spent)
        self.found: list[Replaced] = []
        self._until, self._runs_before = monotonic() + MOST_SECONDS, 0

    @property
    def runs_made(self) -> int:
        """How many runs were made."""
        return sum(each.runs for each in self.trials.values())

    @property
    def puts(self) -> list[Put]:
        """What is put where so far."""
        return _puts(self.found)

    @property
    def unfollowed(self) -> str:
        """What the functions do that is not followed, so that nothing is proved of their lines; "" for nothing."""
        for site in self.sites:
            call = site.node
            if site.function not in self.looked_at or not isinstance(call, ast.Call) or not written_into(call):
                continue
            if not is_followed(call, site.statement, self._around(site)):
                return "they write into arrays through out= in an expression in which that is not followed."
        return ""

    def _around(self, site: Site) -> Iterator[ast.expr]:
        """Yield the expressions around one."""
        while site.within is not None:
            site = self.sites[site.within]
            yield site.node

    def spent(self) -> bool:
        """True where no more runs are to be made."""
        return self.runs_made - self._runs_before > MOST_RUNS or monotonic() > self._until

    def mends(self, puts: Sequence[Put]) -> bool:
        """True where everything is right on all probes with what is put."""
        return self._wrong_probe(puts) is None

    def search(self) -> list[Replaced]:
        """Find one expression after the other, until everything is right; return them."""
        with quiet():
            if not self.unfollowed and not self._is_slow():
                self._search()
                self._repair()
        return self.found

    def _is_slow(self) -> bool:
        """True where a run takes so long that there is no time for many; the first one compiles, and begins a child."""
        trial = self.trials[self.probes[0].name]
        trial.outcomes([[]])
        began = monotonic()
        trial.outcomes([[]])
        return monotonic() - began > SLOW

    def _search(self) -> None:
        while not self.mends(self.puts):
            better = self._next() if len(self.found) < MOST_LINES and not self.spent() else []
            if not better:
                self.found = []
                return
            self.found += better
        self._leave_out()
        self._join()
        self._settle()
        guessed = any(_is_guessed(each) for each in self.found)
        helped = any(each.site.function not in self.functions for each in self.found)
        # What a helper is given may be wrong instead of several of its lines.
        if not self.mends(self.puts) or ((guessed or helped or self._may_be_spoiled()) and len(self.found) > 1):
            self.found = []
        self.found = [self._refined(each) for each in self.found]

    def _may_be_spoiled(self) -> bool:
        """True where a value is put that the reference does not call so, and another line stands behind it.

        What has that name in another style may be something else, and spoil what the other line is blamed for.
        """
        first = sorted(self.found, key=lambda each: each.site.number)[:-1]
        return any(each.right is None or not each.right.is_called_by_the_course(each.site) for each in first)

    def _repair(self) -> None:
        """Edit the student's own expressions where nothing was found: no correct program may have the value."""
        if self.found or self.mends([]):
            return
        healing = self._healing([], all_programs=True)
        self._until, self._runs_before = monotonic() + MOST_REPAIRING, self.runs_made
        with suppress(StoppedError):
            one = Repairing(healing).repaired() if healing is not None else None
            self.found = [one] if one is not None else []

    def proof_of(self, one: Replaced) -> tuple[frozenset[str], int]:
        """Return the outputs that are wrong where all but one are put, on the first probe with any, and on how many."""
        puts = _puts(self._but(one))
        wrong = [self.trials[probe.name].outcomes([puts])[0].wrong for probe in self.probes]
        return next(filter(None, wrong), frozenset()), sum(map(bool, wrong))

    def _wrong_probe(self, puts: Sequence[Put]) -> Probe | None:
        """Return the first probe on which something is wrong still."""
        return next((probe for probe in self.probes if self.trials[probe.name].outcomes([puts])[0].wrong), None)

    def _healing(self, found: Sequence[Replaced], *, all_programs: bool) -> Healing | None:
        """Return what tries what can be put besides something; None where everything is right."""
        probe = self._wrong_probe(_puts(found))
        if probe is None:
            return None
        right = right_values(probe, self.functions, self.without, all_programs=all_programs)
        trial = self.trials[probe.name]
        state = State(trial, _puts(found), right, self.sites, self.functions, self.looked_at)
        return Healing(state, self.limits)

    def _next(self) -> list[Replaced]:
        """Return what heals the most, and of that what is furthest upstream."""
        step = None
        for all_programs in (False, True):
            healing = self._healing(self.found, all_programs=all_programs)
            if healing is not None:
                step = Round(healing)
                found = step.at_first_sight() or self._by_name(all_programs=all_programs) or step.alone()
                if found:
                    return found
        return step.next() if step is not None else []

    def _by_name(self, *, all_programs: bool) -> list[Replaced]:
        """Return what makes everything right where each value in doubt is made what correct programs call so.

        One after the other, furthest upstream first: several that heal nothing alone can be found together.
        """
        found: list[Replaced] = []
        while len(found) < MOST_LINES:
            healing = self._healing([*self.found, *found], all_programs=all_programs)
            if healing is None:
                return found
            more = Round(healing).first_by_name()
            if not more:
                break
            found += more
        return []

    def _leave_out(self) -> None:
        """Leave out what there is no need of, furthest downstream first."""
        for each in self.found[::-1] if len(self.found) > 1 else ():
            if self.mends(_puts(self._but(each))):
                self.found = self._but(each)

    def _join(self) -> None:
        """Put one value instead of two where one expression reads what the other is assigned.

        Where both are what correct programs call so, only such a value stands for both.
        """
        for first, second in permutations(self.found, 2):
            read = names_read(second.site, self.sites)
            joined = any(defines(first.site, name, second.site.function) for name in read)
            if joined and first in self.found and second in self.found:
                healing = self._healing(self._but(first, second), all_programs=True)
                better = instead(healing, first) if healing is not None else None
                named = first.is_called_so and second.is_called_so
                if better is not None and (better.is_called_so or not named):
                    self.found = [*self._but(first, second), better]

    def _settle(self) -> None:
        """Put what an expression reads right instead of it, where that heals as much; drop what is not proved.

        Where several read what can be wrong instead of them all, none is proved.
        """
        read: list[frozenset[int]] = []
        for each in list(self.found):
            healing = self._healing(self._but(each), all_programs=True)
            better = settled(healing, each) if healing is not None else None
            read += [doubtful(healing, each)] if healing is not None and better is each else []
            self.found = [*self._but(each), *([better] if better is not None else [])]
        if any(one & other for one, other in combinations(read, 2)):
            self.found = []
        self._leave_out()

    def _refined(self, one: Replaced) -> Replaced:
        """Return the smallest part of an expression that heals as much, or itself."""
        if one.puts[0].copies or len(one.puts) > 1:
            return one
        healing = self._healing(self._but(one), all_programs=False)
        return (part_of(healing, one) if healing is not None else None) or one

    def _but(self, *some: Replaced) -> list[Replaced]:
        return [each for each in self.found if each not in some]


def _puts(found: Sequence[Replaced]) -> list[Put]:
    return [put for each in found for put in each.puts]


def _is_guessed(found: Replaced) -> bool:
    """True for what has no value, or is changed in place, and is not called as correct programs call what is put."""
    return (found.doubt is Doubt.MISSING or found.site.kind is SiteKind.HELD) and not found.is_called_so
