"""Right values: what every expression of the correct programs is on a probe."""

import ast
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from catalog.caching import RESPONSES
from catalog.functions.instrumentation.recorder import Value
from catalog.functions.instrumentation.sites import Site, SiteKind, called
from catalog.localising.correct_runs import REFERENCE, Origin, traced
from catalog.localising.values import Evaluations, Vector, agreement, evaluations, same, transposed
from catalog.model.probe import Probe
from catalog.registry import correct_programs, family

DIGITS = 10
"""Right values that agree in so many decimals are one."""

MOST_OFTEN = 40
"""What is evaluated more often goes number by number, and is no value that another program has as a whole."""


@dataclass(eq=False, slots=True)
class RightValue:
    """A right value.

    origins: where it is found, first in the functions that are looked at. names: what correct programs call it. text:
    as it is there. standard: whether the reference has a name for it, and it is an array. course: the names
    that the reference has for it.
    """

    origins: list[Origin]
    given: Evaluations
    text: str
    names: list[str] = field(default_factory=list)
    standard: bool = False
    course: set[str] = field(default_factory=set)
    assigned: set[str] = field(default_factory=set)
    calls: set[str] = field(default_factory=set)

    def is_called_as(self, site: Site) -> bool:
        """True where it has a name that an expression has, or is the result of the same function."""
        return bool(set(self.names) & set(names_of(site))) or site.calls in self.calls

    def is_called_by_the_course(self, site: Site) -> bool:
        """True where the reference calls it as an expression is called, or it is the result of the same function."""
        names = list(names_of(site))
        called = not self.course.isdisjoint((*names, *(f"[{name}]" for name in names))) or site.calls in self.calls
        return called or (site.kind is SiteKind.LOOP and any(each.program == REFERENCE for each in self.origins))

    def is_one_of(self, others: Iterable["RightValue"]) -> bool:
        """True where it comes from the same expression as another, transposed or not."""
        places = {(origin.program, origin.site) for other in others for origin in other.origins}
        return any((origin.program, origin.site) in places for origin in self.origins)


class RightValues:
    """The right values of all expressions on a probe, each once.

    functions: those in which a name means what it means to who writes them.
    """

    def __init__(self, programs: Sequence[str], probe: Probe, functions: frozenset[str]) -> None:
        self.functions, self.family = functions, probe.family
        self.by_form: dict[Hashable, list[RightValue]] = defaultdict(list)
        self.by_first: dict[Hashable, list[RightValue]] = defaultdict(list)
        self.by_name: dict[str, list[RightValue]] = defaultdict(list)
        self.by_read: dict[str, list[RightValue]] = defaultdict(list)
        self.by_call: dict[str, list[RightValue]] = defaultdict(list)
        self.loops: list[RightValue] = []
        self._known: dict[Hashable, RightValue] = {}
        self._nearer: dict[int, int] = defaultdict(int)
        single: dict[Hashable, list[Vector]] = defaultdict(list)
        for program in programs:
            for site, values in traced(program, probe):
                self._take(Origin(program, site.number), site, values, single)
                turned = transposed(values)
                if turned is not None:
                    self._take(Origin(program, site.number, transposed=True), site, turned, single)
        self._rows = {form: np.array([each.given.vector for each in found]) for form, found in self.by_form.items()}
        self._singles = {form: np.unique(np.array(rows), axis=0) for form, rows in single.items()}

    def _take(self, origin: Origin, site: Site, values: Sequence[Value], single: dict[Hashable, list[Vector]]) -> None:
        given = evaluations(values) if len(values) <= MOST_OFTEN else None
        if given is None:
            return
        key = given.form, (np.round(given.vector, DIGITS) + 0.0).tobytes()
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = RightValue([], given, _formula(site))
            self.by_form[given.form].append(known)
            self.by_first[given.first].append(known)
            for form, vector in zip(given.forms, given.vectors, strict=True):
                single[form].append(vector)
        if not origin.transposed:
            self._call(site, known)
        known.origins.insert(self._place(known, site), origin)
        if origin.program == REFERENCE and not origin.transposed and site.names and not known.standard:
            known.text = _formula(site)
        known.standard |= origin.program == REFERENCE and bool(site.names) and isinstance(values[0], np.ndarray)
        for name in () if origin.transposed or site.function not in self.functions else names_of(site):
            if origin.program == REFERENCE:
                known.course.add(name)
            known.assigned.update(site.names)
            if name not in known.names:
                known.names.append(name)
                self.by_name[name].append(known)

    def _place(self, known: RightValue, site: Site) -> int:
        """Return where the origin of a right value is put: functions that are looked at are called by more probes."""
        if site.function not in self.functions:
            return len(known.origins)
        self._nearer[id(known)] += 1
        return self._nearer[id(known)] - 1

    def _call(self, site: Site, known: RightValue) -> None:
        """Take note of results of the exercises' functions, of what names are where they are read, and of loops."""
        if site.reads and site.function in self.functions and known not in self.by_read[site.reads]:
            self.by_read[site.reads].append(known)
        if site.calls in family(self.family).functions and known not in self.by_call[site.calls]:
            self.by_call[site.calls].append(known)
            known.calls.add(site.calls)
        if site.kind is SiteKind.LOOP and known.given.vector.size and known not in self.loops:
            self.loops.insert(0 if site.function in self.functions else len(self.loops), known)

    def equal(self, given: Evaluations, *, ended: bool = False) -> list[RightValue]:
        """Return the right values that are the same, all times; ended: as often as it was evaluated, and then more."""
        if ended:
            return [each for each in self.by_first.get(given.first, ()) if _begins(each.given, given)]
        if given.form not in self._rows:
            return []
        return [self.by_form[given.form][at] for at in np.flatnonzero(same(given.vector, self._rows[given.form]))]

    def longest_agreement(self, given: Evaluations) -> int:
        """Return how many of the first evaluations are those of a right value, of that which has the most of them."""
        rows = self._rows.get(given.form)
        return int(agreement(given, rows).max()) if rows is not None and all(map(np.size, given.vectors)) else 0

    def calls_so(self, site: Site, given: Evaluations | None) -> bool:
        """True for a value that the reference gives the name which it has there."""
        return given is not None and any(not each.course.isdisjoint(names_of(site)) for each in self.equal(given))

    def so_called(self, site: Site, *, returned: bool = False) -> list[RightValue]:
        """Return what correct programs call as an expression is called; what a helper returns is called nothing.

        returned: and what they return by such a name.
        """
        ours = [name for name in names_of(site) if site.function in self.functions or not name.startswith("[returned")]
        ours += [f"[{name}]" for name in ours] if returned else []
        return [each for name in ours for each in self.by_name.get(name, ())]

    def known(self, given: Evaluations) -> list[bool]:
        """Return of each evaluation whether it is a right value of anything."""
        pairs = zip(given.forms, given.vectors, strict=True)
        return [form in self._singles and bool(same(vector, self._singles[form]).any()) for form, vector in pairs]


def _formula(site: Site) -> str:
    """Return how a correct program writes it."""
    return ast.unparse(site.statement) if site.kind is SiteKind.HELD else site.text


def _begins(one: Evaluations, two: Evaluations) -> bool:
    """True where the first evaluations of one are all those of the other."""
    pairs = list(zip(one.vectors, two.vectors, strict=False))
    return one.alike and two.alike and len(pairs) == two.count and all(same(a, b[None]).all() for a, b in pairs)


def names_of(site: Site) -> Iterator[str]:
    """Yield what an expression is called: its targets, or the entry that it becomes."""
    yield from (called(name) for name in site.names if all(map(str.isidentifier, name.split("."))))
    if site.key:
        yield f"[{site.key}]"
    if site.returned:
        yield "[returned]"
    if site.reads and not site.names and not site.key:
        yield called(site.reads)


@RESPONSES.keep
def right_values(probe: Probe, functions: frozenset[str], without: str | None, *, all_programs: bool) -> RightValues:
    """Return the right values on a probe, of the reference, or of all correct programs but one."""
    programs = [name for name in correct_programs(probe.family) if name != without] if all_programs else [REFERENCE]
    return RightValues(programs, probe, functions)
