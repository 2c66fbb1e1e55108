"""Side effects: what functions do that no number shows."""

from collections.abc import Iterable, Iterator
from itertools import islice

from catalog.diagnosing.functions.forms import has_other_arrays, returning
from catalog.functions.effects import Changed, OldName, Patched, Returned
from catalog.functions.old_names import today
from catalog.functions.probes import right
from catalog.functions.rightness import same
from catalog.functions.runs import Runs
from catalog.functions.subject import StoppedError
from catalog.model.finding import Finding, Refused
from catalog.model.findings.returned import Returns, RightInAnotherForm
from catalog.model.findings.side_effects import (
    ChangesArgument,
    DrawsNumbers,
    KeepsState,
    OldNames,
    PatchesNumpy,
    PrintFails,
    StoppedAgain,
)
from catalog.model.form import Form
from catalog.model.probe import Probe

# A function, and what is found of it.
About = tuple[str, Finding]


def effects(runs: Runs) -> dict[str, tuple[ChangesArgument, ...]]:
    """Return what each function did to its arguments, by function."""
    found: dict[str, dict[ChangesArgument, None]] = {}
    for probe in runs.probes:
        usual = {(each.argument, each.path) for each in right(probe).effects if isinstance(each, Changed)}
        for effect in runs.run(probe).effects:
            if isinstance(effect, Changed) and (effect.argument, effect.path) not in usual:
                changes = ChangesArgument(effect.function, effect.argument, inside=bool(effect.path))
                found.setdefault(effect.function, {})[changes] = None
    return {name: tuple(changes) for name, changes in found.items()}


def forms(runs: Runs, functions: Iterable[str]) -> Iterator[Returns]:
    """Yield where a function returns another kind of thing than a correct one, once for each function."""
    for name in functions:
        pairs = dict.fromkeys(pair for probe in runs.probes for pair in _returned(runs, probe, name))
        found = (returning(name, mine, usual) for mine, usual in pairs if mine != usual)
        yield from islice((each for each in found if each is not None), 1)


def no_arrays(runs: Runs, name: str) -> Iterator[RightInAnotherForm]:
    """Yield where a function that is right returns something else than a correct one's arrays of float64."""
    for probe in runs.probes:
        for mine, usual in _returned(runs, probe, name):
            found = returning(name, mine, usual) if has_other_arrays(mine, usual) else None
            if found is not None:
                yield RightInAnotherForm(name, found)
                return


def _returned(runs: Runs, probe: Probe, name: str) -> Iterator[tuple[Form, Form]]:
    """Yield the forms of what a function and a correct one returned in the same calls."""
    own, usual = (
        [effect.form for effect in run.effects if isinstance(effect, Returned) and effect.function == name]
        for run in (runs.run(probe), right(probe))
    )
    yield from zip(own, usual, strict=False)


def draws(runs: Runs) -> Iterator[About]:
    """Yield the function furthest upstream that leaves the random stream elsewhere than a correct one does.

    In the probes of those downstream the stream differs as well, whatever they do themselves.
    """
    for probe in runs.probes:
        name, run = probe.exercise, runs.run(probe)
        if name in runs.subject.own and run.signature.error is None and run.stream != right(probe).stream:
            yield name, DrawsNumbers(name)
            return


def patches(runs: Runs) -> Iterator[About]:
    """Yield the function furthest upstream that changes numpy itself."""
    for probe in runs.probes:
        names = tuple(effect.name for effect in runs.run(probe).effects if isinstance(effect, Patched))
        if names and probe.exercise in runs.subject.own:
            yield probe.exercise, PatchesNumpy(probe.exercise, names)
            return


def prints(runs: Runs, name: str) -> Iterator[PrintFails]:
    """Yield a function of which not all runs tell something."""
    count, told = len(runs.calling([name])), len(runs.telling([name]))
    if told < count:
        yield PrintFails(name, told, count)


def old_names(runs: Runs) -> Iterator[About]:
    """Yield the function furthest upstream whose code uses names that numpy has no more."""
    for probe in runs.probes:
        names = tuple(effect.name for effect in runs.run(probe).effects if isinstance(effect, OldName))
        if names and probe.exercise in runs.subject.own:
            yield probe.exercise, OldNames(names, tuple(map(today, names)))
            return


def state(runs: Runs) -> Iterator[About]:
    """Yield each function whose first run gives something else when it is made again.

    What goes back through time calls all that comes before it: where that gives the same again, nothing is kept.
    """
    *others, last = runs.subject.own
    found = list(_again(runs, last))
    if found:
        yield from (each for name in others for each in _again(runs, name))
        yield from found


def _again(runs: Runs, name: str) -> Iterator[About]:
    """Yield a function whose first run gives something else when it is made again."""
    probe = next(probe for probe in runs.probes if probe.exercise == name)
    try:
        second = runs.again(probe).signature
    except StoppedError as error:
        yield name, StoppedAgain(name, Refused(str(error)))
        return
    first = runs.run(probe).signature
    ends_alike = first.error is not None and first.error == second.error
    if not ends_alike and not same(probe, second, first, single=runs.single):
        yield name, KeepsState(name)
