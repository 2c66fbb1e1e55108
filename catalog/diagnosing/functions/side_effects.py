"""Besides: what functions do that no number shows, a sentence each."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from catalog.diagnosing.functions.forms import kinds, returning
from catalog.functions.effects import Effect, EffectKind
from catalog.functions.old_names import today
from catalog.functions.probes import right
from catalog.functions.rightness import same
from catalog.functions.runs import Runs
from catalog.functions.subject import StoppedError
from catalog.model.probe import Probe
from catalog.terminal.phrases import listed


def single_precision(function: str) -> str:
    """Return a sentence about a function that is right as far as float32 goes."""
    return (
        f"{function} is right to the digits of single precision: something in it is computed in float32, or rounded, "
        "where a correct program has float64."
    )


def effects(runs: Runs) -> dict[str, tuple[str, ...]]:
    """Return what each function did to its arguments, a sentence each, by function."""
    found: dict[str, dict[str, None]] = {}
    for probe in runs.probes:
        usual = {(each.kind, each.about) for each in right(probe).effects}
        for effect in runs.run(probe).effects:
            if effect.kind is EffectKind.CHANGED and (effect.kind, effect.about) not in usual:
                found.setdefault(effect.function, {})[_sentence(effect)] = None
    return {name: tuple(sentences) for name, sentences in found.items()}


def _sentence(effect: Effect) -> str:
    argument, _, inside = effect.about.partition("[")
    held = f"what its argument {argument} holds" if inside else f"its argument {argument}"
    return f"{effect.function} changes {held}: whoever uses it afterwards has something else."


def forms(runs: Runs, functions: Iterable[str]) -> Iterator[str]:
    """Yield where a function returns another kind of thing than a correct one, a sentence for each function."""
    for name in functions:
        pairs = dict.fromkeys(pair for probe in runs.probes for pair in _returned(runs, probe, name))
        said = (returning(name, mine, usual) for mine, usual in pairs if mine != usual)
        yield from islice(filter(None, said), 1)


def no_arrays(runs: Runs, name: str) -> Iterator[str]:
    """Yield a sentence where a function that is right returns something else than a correct one's arrays of float64."""
    for probe in runs.probes:
        for mine, usual in _returned(runs, probe, name):
            own = kinds(mine)
            if any(kind == "array" and own.get(part, kind) != kind for part, kind in kinds(usual).items()):
                yield returning(name, mine, usual).replace("It returns", f"{name} returns", 1)
                return


def _returned(runs: Runs, probe: Probe, name: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of what a function and a correct one returned in the same calls."""
    own, usual = (
        [effect.about for effect in run.effects if effect.kind is EffectKind.RETURNED and effect.function == name]
        for run in (runs.run(probe), right(probe))
    )
    yield from zip(own, usual, strict=False)


def foreign(name: str, names: Sequence[str]) -> str:
    """Return a sentence about variables that a function reads from the notebook around it."""
    return (
        f"{name} reads {listed(names)} from the code around it, and not from its arguments: with other inputs that is "
        "still the old value."
    )


def draws(runs: Runs) -> Iterator[tuple[str, str]]:
    """Yield the function furthest upstream that leaves the random stream elsewhere than a correct one does.

    In the probes of those downstream the stream differs as well, whatever they do themselves.
    """
    for probe in runs.probes:
        name, run = probe.exercise, runs.run(probe)
        if name in runs.subject.own and run.signature.error is None and run.stream != right(probe).stream:
            yield name, f"{name} draws random numbers, or seeds them: whatever is drawn after it differs."
            return


def patches(runs: Runs) -> Iterator[tuple[str, str]]:
    """Yield the function furthest upstream that changes numpy itself, with a sentence."""
    for probe in runs.probes:
        names = [effect.about for effect in runs.run(probe).effects if effect.kind is EffectKind.PATCHED]
        if names and probe.exercise in runs.subject.own:
            yield probe.exercise, f"{probe.exercise} changes {listed(names)} itself, for all code that runs afterwards."
            return


def prints(runs: Runs, name: str) -> Iterator[str]:
    """Yield a sentence about a function of which not all runs tell something."""
    count, seen = len(runs.calling([name])), len(runs.telling([name]))
    if seen < count:
        yield f"{name} was looked at in {seen} of {count} trials: in the others a print in the code fails."


def old_names(runs: Runs) -> Iterator[tuple[str, str]]:
    """Yield the function furthest upstream whose code uses names that numpy has no more, with a sentence."""
    for probe in runs.probes:
        names = [effect.about for effect in runs.run(probe).effects if effect.kind is EffectKind.OLD_NAME]
        if names and probe.exercise in runs.subject.own:
            used = listed([f"np.{name}" for name in names])
            now = listed([today(name) for name in names])
            yield (
                probe.exercise,
                f"The code is older than numpy: {used} is no more. It was run as it was meant; write {now}.",
            )
            return


def state(runs: Runs) -> Iterator[tuple[str, str]]:
    """Yield each function whose first run gives something else when it is made again, with a sentence.

    What goes back through time calls all that comes before it: where that gives the same again, nothing is kept.
    """
    *others, last = runs.subject.own
    found = list(_again(runs, last))
    if found:
        yield from (said for name in others for said in _again(runs, name))
        yield from found


def _again(runs: Runs, name: str) -> Iterator[tuple[str, str]]:
    """Yield a function and a sentence where its first run gives something else when it is made again."""
    probe = next(probe for probe in runs.probes if probe.exercise == name)
    try:
        second = runs.again(probe).signature
    except StoppedError as error:
        yield name, f"{name} had to be stopped when the same calls were made again. {error}"
        return
    first = runs.run(probe).signature
    ends_alike = first.error is not None and first.error == second.error
    if not ends_alike and not same(probe, second, first, single=runs.single):
        yield name, f"{name} gives something else when the same calls are made again: it keeps something meanwhile."
