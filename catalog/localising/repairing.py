"""Repairing: a student's own expressions edited, where no correct program has what is missing.

Generate and validate: every edit is put in the place of its expression, and the function is run. A line is proved where
an edit of it makes everything right on all probes, and no edit of any other statement does.
"""

import ast
from collections.abc import Iterator
from itertools import islice

import numpy as np

from catalog.functions.instrumentation.sites import Site, SiteKind
from catalog.localising.edits import accumulated, of_array, own, with_term
from catalog.localising.healing import AT_ONCE, Healing, Replaced
from catalog.localising.state import is_whole
from catalog.localising.suspects import Doubt, Suspect
from catalog.localising.terms import term_of, terms_in
from catalog.localising.trial import Put
from catalog.localising.values import Evaluations, evaluations, same


class Repairing:
    """Looks for the one statement of which an edit makes everything right."""

    def __init__(self, healing: Healing) -> None:
        self.healing, self.state = healing, healing.state
        self._by_site = {each.site.number: each for each in self.state.suspects}
        self._healed: set[ast.stmt] = set()
        self._terms = {name: terms_in(self.state, name) for name in self.state.looked_at}

    def repaired(self) -> Replaced | None:
        """Return an expression with the edit that makes everything right; None where another statement's does too.

        None as well where not all edits of all statements were tried.
        """
        found: list[Replaced] = []
        self._healed.clear()
        left = iter(self._edits())
        while batch := list(islice(left, AT_ONCE)):
            if self.healing.limits.spent():
                return None
            outcomes = self.state.tried([[put] for _, put in batch])
            for (suspect, put), outcome in zip(batch, outcomes, strict=True):
                if not outcome.wrong and self.healing.mends([put]) and not self._spoils(suspect, put):
                    found.append(Replaced(suspect.site, (put,), None, suspect.doubt, self.state.wrong))
                    self._healed.add(suspect.site.statement)
            if len({id(each.site.statement) for each in found}) > 1:
                return None
        return min(found, key=lambda each: len(each.site.text), default=None)

    def _edits(self) -> Iterator[tuple[Suspect, Put]]:
        """Yield edits of all expressions that can be what is wrong: all that are short before any with another name."""
        # An edit can make a while run for ever.
        endless = any(isinstance(each.statement, ast.While) for each in self.state.sites)
        places = [each for each in self.state.suspects if not endless and self._is_place(each)]
        seen: set[tuple[int, str]] = set()
        for way in (self._short, self._with_terms):
            for each in places:
                for text in way(each):
                    new = each.site.statement not in self._healed and (each.site.number, text) not in seen
                    if new and _is_expression(text):
                        seen.add((each.site.number, text))
                        yield each, Put(each.site.number, edit=text)

    def _is_place(self, suspect: Suspect) -> bool:
        """True where all that is wrong can hang on an expression, and on what is around it, and nothing right on it."""
        if suspect.site.kind is SiteKind.HELD:
            return False
        around = list(self._around(suspect.site))
        if any(is_whole(each.site) and each.doubt is Doubt.NONE and _is_array(each) for each in around):
            return False
        if _is_one_array(suspect) and not self.state.can_heal(suspect, everything=True):
            return False
        influences = (self.state.influence(each) for each in around if _is_one_array(each))
        return all(hangs is None or hangs >= self.state.wrong for hangs in influences)

    def _around(self, site: Site) -> Iterator[Suspect]:
        number: int | None = site.number
        while number is not None:
            if number in self._by_site:
                yield self._by_site[number]
            number = self.state.sites[number].within

    def _short(self, suspect: Suspect) -> Iterator[str]:
        site = suspect.site
        yield from own(site.node)
        if (given := term_of(site.text, suspect.given)) is not None:
            yield from of_array(site.node, given)
        statement = site.statement
        if isinstance(statement, ast.AugAssign) and site.node is statement.value:
            yield from accumulated(site.node, ast.unparse(statement.target), added=True)
        for target in site.names:
            yield from accumulated(site.node, target, added=False)

    def _with_terms(self, suspect: Suspect) -> Iterator[str]:
        site, given = suspect.site, term_of(suspect.site.text, suspect.given)
        # What an exception came out of is most often a shape, and without values nothing says what hangs on what.
        if given is None or (self.state.ends and given.shape):
            return
        around = self.state.sites[site.within].node if site.within is not None else None
        for term in self._terms[site.function]:
            if not (self.state.ends and term.shape):
                yield from with_term(site.node, given, term, around)

    def _spoils(self, suspect: Suspect, put: Put) -> bool:
        """True where what is assigned there was right at first, under its own name, and is no longer."""
        after = self.state.trial.outcomes([[*self.state.puts, put]], recording=True)[0].traced.values
        for each in self.state.suspects:
            if each.site.statement is not suspect.site.statement or not is_whole(each.site) or each.given is None:
                continue
            changed = evaluations(after.get(each.site.number, [])[:1])
            if self._begins_right(each.site, each.given) and not self._begins_right(each.site, changed):
                return True
        return False

    def _begins_right(self, site: Site, given: Evaluations | None) -> bool:
        """True where the first evaluation is one of what correct programs call so."""
        if given is None or not given.count:
            return False
        so_called = (right.given.vectors[0] for name in site.names for right in self.state.right.by_name.get(name, ()))
        first = given.vectors[0]
        return any(each.shape == first.shape and bool(same(each, first[None]).all()) for each in so_called)


def _is_expression(text: str) -> bool:
    try:
        compile(text, "", "eval")
    except SyntaxError:
        return False
    return True


def _is_one_array(suspect: Suspect) -> bool:
    return suspect.given is not None and isinstance(suspect.given.values[0], np.ndarray)


def _is_array(suspect: Suspect) -> bool:
    return suspect.given is not None and suspect.given.has_arrays
