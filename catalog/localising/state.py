"""States: a run with what is put already, what is in doubt in it, and what hangs on what."""

from collections.abc import Sequence

import numpy as np

from catalog.functions.instrumentation.recorder import Value
from catalog.functions.instrumentation.sites import Site, SiteKind
from catalog.localising.perturbing import noisy, noisy_in_parts
from catalog.localising.right_values import RightValues
from catalog.localising.suspects import STRONG, Doubt, Suspect, suspects
from catalog.localising.trial import Put, Trial, TrialOutcome


class State:
    """A run of one probe with what is put already.

    suspects: the expressions that it evaluates, those first that were first in doubt. functions: the exercises that are
    looked at. looked_at: the same, and the student's helpers.
    """

    def __init__(
        self,
        trial: Trial,
        puts: Sequence[Put],
        right: RightValues,
        sites: Sequence[Site],
        functions: frozenset[str],
        looked_at: frozenset[str],
    ) -> None:
        self.trial, self.puts, self.right, self.sites = trial, list(puts), right, sites
        self.functions, self.looked_at = functions, looked_at
        self.outcome = trial.outcomes([self.puts], recording=True)[0]
        taken = {put.site for put in puts}
        found = suspects(self.outcome, sites, right, looked_at)
        self.suspects = [each for each in found if each.site.number not in taken]
        self.in_doubt = [each for each in self.suspects if each.doubt is Doubt.UNKNOWN]
        self.strong = [each for each in self.suspects if self._is_strong(each)]
        self.whole = [each for each in self.strong if is_whole(each.site)]
        self._influence: dict[int, frozenset[str] | None] = {}
        self._parts: dict[int, list[frozenset[str]]] = {}

    def _is_strong(self, suspect: Suspect) -> bool:
        """True for a suspect; a part of an expression that is right for something each time may be in another order."""
        if suspect.doubt not in STRONG:
            return suspect.site.kind is SiteKind.LOOP
        repeated = suspect.given is not None and suspect.given.count > 1
        return (
            is_whole(suspect.site) or suspect.given is None or not (repeated and all(self.right.known(suspect.given)))
        )

    @property
    def wrong(self) -> frozenset[str]:
        """The outputs that are wrong."""
        return self.outcome.wrong

    @property
    def ends(self) -> bool:
        """True where it ends with an exception."""
        return self.outcome.ends

    def tried(self, sets: Sequence[Sequence[Put]]) -> list[TrialOutcome]:
        """Return what comes of putting each of some sets besides."""
        return self.trial.outcomes([[*self.puts, *puts] for puts in sets])

    def suspect_at(self, site: Site) -> Suspect | None:
        """Return what is known of an expression."""
        return next((each for each in self.suspects if each.site is site), None)

    def is_within(self, inner: Site, outer: Site) -> bool:
        """True for an expression that is a part of another, or that itself."""
        while inner.number != outer.number and inner.within is not None:
            inner = self.sites[inner.within]
        return inner.number == outer.number

    def is_repeated(self, site: Site) -> bool:
        """True for an expression in a loop."""
        loops = (each.statement for each in self.sites if each.kind is SiteKind.LOOP and each.file == site.file)
        return any(loop.lineno < site.statement.lineno <= (loop.end_lineno or 0) for loop in loops)

    def is_cleared(self, suspect: Suspect) -> bool:
        """True where outputs that are right hang on every part of a value: it is right then, whatever it is.

        So is that on which nothing hangs: what an array holds before something is written over it is nobody's mistake.
        """
        hangs = self.influence(suspect)
        if hangs is None or (hangs and hangs <= self.wrong):
            return False
        return not hangs or not any(each and each <= self.wrong for each in self._parts_of(suspect))

    def can_heal(self, suspect: Suspect, *, everything: bool) -> bool:
        """True where some of what is wrong hangs on a value, or all of it, and nothing that is right.

        Of a container that may be so of one entry.
        """
        hangs = self.influence(suspect)
        if hangs is None:
            return True
        if not hangs <= self.wrong and (_is_one_array(suspect) or self.is_cleared(suspect)):
            return False
        return hangs >= self.wrong if everything else bool(hangs)

    def influence(self, suspect: Suspect) -> frozenset[str] | None:
        """Return the outputs that hang on a value, None where that cannot be told."""
        number = suspect.site.number
        if number not in self._influence:
            self._influence[number] = self._hanging(suspect)
        return self._influence[number]

    def _hanging(self, suspect: Suspect) -> frozenset[str] | None:
        if self.ends or suspect.given is None or not suspect.given.has_arrays:
            return None
        return self._changed(suspect, [tuple(map(noisy, suspect.given.values))])[0]

    def _parts_of(self, suspect: Suspect) -> list[frozenset[str]]:
        """Return the outputs that hang on each part of a value."""
        number = suspect.site.number
        if number not in self._parts and suspect.given is not None:
            self._parts[number] = self._changed(suspect, list(noisy_in_parts(suspect.given.values)))
        return self._parts[number]

    def _changed(self, suspect: Suspect, noises: Sequence[tuple[Value, ...]]) -> list[frozenset[str]]:
        found = self.tried([[Put(suspect.site.number, noise=each)] for each in noises])
        return [self.trial.changed(self.outcome, each) for each in found]


def is_whole(site: Site) -> bool:
    """True for what is assigned, returned, an entry, or held by a name."""
    value = getattr(site.statement, "value", None)
    return bool(site.names or site.key) or site.kind is not SiteKind.VALUE or site.node is value


def _is_one_array(suspect: Suspect) -> bool:
    return suspect.given is not None and all(isinstance(each, np.ndarray) for each in suspect.given.values)
