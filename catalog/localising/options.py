"""Choices: what can be put in the place of an expression."""

import ast
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from catalog.functions.instrumentation.sites import SiteKind, called
from catalog.localising.correct_runs import stacked
from catalog.localising.right_values import RightValue
from catalog.localising.state import State
from catalog.localising.suspects import Doubt, Suspect
from catalog.localising.trial import Put
from catalog.localising.values import evaluations

MOST_VALUES = 80

Option = tuple[Put, RightValue | None]


class Choices:
    """Finds right values for the expressions of a state, what is called like them first."""

    def __init__(self, state: State) -> None:
        self.state = state

    def called(self, suspect: Suspect) -> list[Option]:
        """Return what is called like an expression."""
        return self._options(suspect, self._so_called(suspect))

    def read(self, suspect: Suspect) -> list[Option]:
        """Return what a name is where correct programs read it."""
        return self._options(suspect, self.state.right.by_read.get(called(suspect.site.reads), ()))

    def with_a_name(self, suspect: Suspect) -> list[Option]:
        """Return what has a name in any correct program."""
        return self._options(suspect, (each for each in self._fitting(suspect) if each.names))

    def standard(self, suspect: Suspect) -> list[Option]:
        """Return the arrays that the reference has a name for."""
        return self._options(suspect, (each for each in self._fitting(suspect) if each.standard))

    def given_instead(self, suspect: Suspect) -> list[Option]:
        """Return what the reference has a name for, as it is there and not transposed."""
        named = (each for each in self._fitting(suspect) if each.standard)
        return self._options(suspect, (each for each in named if not all(at.transposed for at in each.origins)))

    def of_any_form(self, suspect: Suspect) -> list[Option]:
        """Return the arrays that the reference has a name for, whatever their form; those first that are wrong."""
        right = self.state.right
        same = [each for each in self._fitting(suspect) if each.standard]
        wrong = [each for name in self.state.wrong for each in right.by_name.get(name, ())]
        others = [each for form, found in right.by_form.items() for each in found if self._as_often(form, suspect)]
        turned = [each for each in others if each.standard]
        return self._options(suspect, [*same, *(each for each in turned if each.is_one_of(wrong)), *turned])

    @staticmethod
    def _as_often(form: Hashable, suspect: Suspect) -> bool:
        return isinstance(form, tuple) and suspect.given is not None and form[0] == suspect.given.count

    def values(self, suspect: Suspect) -> list[Option]:
        """Return all that fits in the place of an expression."""
        return self._options(suspect, self._fitting(suspect))

    def filled_otherwise(self, suspect: Suspect) -> list[Option]:
        """Return what a tuple is in correct programs, where what it is made of is right but not its order."""
        parts = [each for each in self.state.suspects if each.site.within == suspect.site.number]
        if not isinstance(suspect.site.node, ast.Tuple) or any(each.doubt is Doubt.UNKNOWN for each in parts):
            return []
        return self._options(suspect, self._fitting(suspect), filled=True)

    def _options(self, suspect: Suspect, found: Iterable[RightValue], *, filled: bool = False) -> list[Option]:
        if suspect.given is not None and not filled and self._was_filled(suspect):
            return []
        equal = self.state.right.equal(suspect.given) if suspect.given is not None else []
        fits = dict.fromkeys(each for each in found if each not in equal)
        return [(Put(suspect.site.number, tuple(each.origins)), each) for each in islice(fits, MOST_VALUES)]

    def _so_called(self, suspect: Suspect) -> list[RightValue]:
        if suspect.site.kind is SiteKind.LOOP:
            return self.state.right.loops
        if site_calls := suspect.site.calls:
            results = self.state.right.by_call.get(site_calls, [])
            if results:
                return results
        # What an array is when it is returned is what it must be once its loop is over.
        return self.state.right.so_called(suspect.site, returned=not self.state.is_repeated(suspect.site))

    def _fitting(self, suspect: Suspect) -> Iterator[RightValue]:
        given, right = suspect.given, self.state.right
        yield from self._so_called(suspect)
        if given is not None:
            yield from right.by_first.get(given.first, ()) if self.state.ends else right.by_form.get(given.form, ())
            yield from self._stacked(suspect)
        elif suspect.doubt is Doubt.MISSING:
            yield from (each for found in right.by_name.values() for each in found)
            yield from (each for form, found in right.by_first.items() if form for each in found)

    def _stacked(self, suspect: Suspect) -> Iterator[RightValue]:
        """Yield two outputs in one array, where that has the form."""
        outputs = [each for name in self.state.wrong for each in self.state.right.by_name.get(name, ())]
        for above in outputs:
            for below in outputs:
                values = stacked(above.given.values, below.given.values) if above is not below else None
                given = evaluations(values) if values is not None else None
                if given is not None and suspect.given is not None and given.form == suspect.given.form:
                    origin = replace(above.origins[0], below=below.origins[0])
                    yield RightValue([origin], given, "", [])

    def _was_filled(self, suspect: Suspect) -> bool:
        """True for a container of the student's code: what is wrong is in it, unless it has not the right form."""
        assert suspect.given is not None
        if not isinstance(suspect.given.values[0], dict | tuple | list) or suspect.site.kind is not SiteKind.VALUE:
            return False
        if suspect.doubt is Doubt.MISNAMED:
            return False
        node = suspect.site.node
        if suspect.site.calls in self.state.right.by_call:
            return False
        parts = [_parts(form) for form in suspect.given.forms]
        alike = any([_parts(form) for form in each.given.forms] == parts for each in self._so_called(suspect))
        listed = isinstance(node, ast.List) and bool(node.elts)
        shown = isinstance(node, ast.Tuple) or listed or (isinstance(node, ast.Dict) and None not in node.keys)
        return not shown or alike or suspect.given.form in self.state.right.by_form or not suspect.given.vector.size


def has_form(right: RightValue | None, suspect: Suspect) -> bool:
    """True for a right value of the same form."""
    return right is not None and suspect.given is not None and right.given.form == suspect.given.form


def _parts(form: Hashable) -> Hashable:
    """Return how many parts a container has, and their names."""
    kind, parts = form if isinstance(form, tuple) and len(form) == 2 else ("", ())
    if kind == "dict":
        return tuple(name for name, _ in parts)
    return len(parts) if kind == "row" else None
