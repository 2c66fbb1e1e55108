"""Doubts: why nothing is proved by what is put somewhere.

What is put where right values stand already proves nothing, and neither does an expression that reads what is itself in
doubt: what it reads is looked at first.
"""

import ast

from catalog.functions.instrumentation.sites import Site, SiteKind
from catalog.localising.state import State
from catalog.localising.suspects import COMPREHENSIONS, Doubt, Suspect, defines, names_read, reads
from catalog.localising.values import Evaluations


class Doubts:
    """Says of a state's expressions whether they read what is in doubt."""

    def __init__(self, state: State) -> None:
        self.state = state

    def reads_what_is_in_doubt(self, suspect: Suspect) -> bool:
        """True where a name that an expression is made of was assigned what no correct program computes."""
        if self._is_argument(suspect.site) or self._is_changed_elsewhere(suspect) or self._calls_a_helper(suspect):
            return True
        if not self._helps_with_what_is_known(suspect) or (suspect.doubt is Doubt.MISSING and suspect.site.reads):
            return True
        before = (each for each in self.state.in_doubt if each.since < suspect.at and self._feeds(each, suspect))
        return any(not self.state.is_cleared(each) for each in before)

    def _is_changed_elsewhere(self, suspect: Suspect) -> bool:
        """True where a name holds what it was never assigned: another name of the same array was written to."""
        for each in self.state.in_doubt:
            if each.site.reads and each.given is not None and self.state.is_within(each.site, suspect.site):
                assigned = [
                    vector.tobytes()
                    for other in self.state.suspects
                    if other.given is not None and defines(other.site, each.site.reads, each.site.function)
                    for vector in other.given.vectors
                ]
                if assigned and any(vector.tobytes() not in assigned for vector in each.given.vectors):
                    return True
        return False

    def _is_argument(self, site: Site) -> bool:
        """True for a name that is never assigned: what is wrong is who gave it."""
        if not site.reads or site.key or self.is_given_to_a_helper(site):
            return False
        return self._is_never_assigned(site)

    def _is_never_assigned(self, site: Site) -> bool:
        around = site.within
        while around is not None:
            node = self.state.sites[around].node
            if isinstance(node, COMPREHENSIONS) and any(_binds(each.target, site.reads) for each in node.generators):
                return True
            around = self.state.sites[around].within
        return not any(defines(each, site.reads, site.function) for each in self.state.sites)

    def is_given_to_a_helper(self, site: Site) -> bool:
        """True for an argument that one of the exercises' functions, which are given what is right, gives a helper."""
        helpers = self.state.looked_at - self.state.functions
        inside = site.within is not None and site.function in self.state.functions
        return inside and self.state.sites[site.within or 0].calls in helpers

    def _helps_with_what_is_known(self, suspect: Suspect) -> bool:
        """True outside helpers, and in one that is given right values alone, and ends without an exception."""
        function = suspect.site.function
        if function in self.state.functions:
            return True
        inside = [each for each in self.state.suspects if each.site.function == function]
        given = [each for each in inside if self._is_given(each)]
        passed_on = [each.given for each in self.state.suspects if self._is_passed_on(each.site)]
        given = [each for each in given if not any(_is_same(each.given, other) for other in passed_on)]
        arrays = [each for each in given if each.given is not None and each.given.has_arrays]
        right = all(self.state.right.known(each.given) == [True] * each.given.count for each in arrays if each.given)
        return not self.state.ends and len(arrays) == len(given) and right

    def _is_given(self, suspect: Suspect) -> bool:
        """True for an argument, and for what an object holds that it is given; the object itself is what it holds."""
        site = suspect.site
        if isinstance(site.node, ast.Attribute) and site.kind is SiteKind.VALUE:
            path = ast.unparse(site.node)
            own = any(
                each.function == site.function and defines(each, path, site.function) for each in self.state.sites
            )
            return not own and self._is_of_an_object(site.node.value)
        return self._is_argument(site) and not (suspect.given is None and self._is_object(site))

    def _is_passed_on(self, site: Site) -> bool:
        """True for an argument of an exercise's function, which is right, where it is given to another as it is."""
        around = self.state.sites[site.within].node if site.within is not None else None
        given = site.reads and site.function in self.state.functions and isinstance(around, ast.Call)
        return bool(given) and self._is_never_assigned(site)

    def _is_of_an_object(self, node: ast.expr) -> bool:
        """True for what is no number, array, or container of such."""
        return any(each.site.node is node and each.given is None for each in self.state.suspects)

    def _is_object(self, site: Site) -> bool:
        """True for a name that an attribute is read of, or a method of the student's called."""
        around = self.state.sites[site.within].node if site.within is not None else None
        method = around.func if isinstance(around, ast.Call) else None
        if isinstance(method, ast.Attribute) and method.value is site.node:
            return method.attr in self.state.looked_at
        return isinstance(around, ast.Attribute)

    def _calls_a_helper(self, suspect: Suspect) -> bool:
        """True where a helper of the student's is called that may be what is wrong: it raises, or returns no array."""
        called = names_read(suspect.site, self.state.sites) & (self.state.looked_at - {suspect.site.function})
        results = [each for each in self.state.suspects if each.site.returned and each.site.function in called]
        odd = any(each.given is None or not each.given.has_arrays for each in results)
        return bool(called) and (self.state.ends or odd)

    def _feeds(self, one: Suspect, other: Suspect) -> bool:
        """True where a name of another's is assigned one, or is a parameter that is one, or a helper computes it."""
        function, read = other.site.function, names_read(other.site, self.state.sites)
        if any(self._is_parameter(one, name, function) for name in read) and one.site is not other.site:
            return True
        if one.site.statement is other.site.statement:
            return False
        helper = one.site.function
        if helper != function and _is_called_unnamed(helper):
            return True
        if helper in self.state.looked_at and (helper in read or f".{helper}" in read):
            return True
        return any(defines(one.site, name, function) for name in read)

    def _is_parameter(self, one: Suspect, name: str, function: str) -> bool:
        assigned = any(defines(site, name, function) for site in self.state.sites)
        if assigned or not reads(one.site, name, function):
            return False
        return one.given is None or not all(self.state.right.known(one.given))


def _is_same(one: Evaluations | None, other: Evaluations | None) -> bool:
    """True for what is one value, however often it is read: caches, of which not all is seen."""
    if one is None or other is None or not (one.alike and other.alike and one.first == other.first):
        return False
    vectors = {vector.tobytes() for each in (one, other) for vector in each.vectors}
    return one.vector.size > 0 and len(vectors) == 1


def _is_called_unnamed(function: str) -> bool:
    """True for a method that is called by no name of its own, as __call__ is: what its caller reads does not tell."""
    return function.startswith("__") and function != "__init__"


def _binds(target: ast.expr, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(target))
