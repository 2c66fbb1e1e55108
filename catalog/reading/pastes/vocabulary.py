"""Vocabulary: the names that the outputs of each exercise go by, in the cells that are asked about."""

from catalog.caching import EVIDENCE, REGISTRY, RESPONSES
from catalog.model.probe import Probe
from catalog.registry import cells
from catalog.running.signatures import reference_run

# Mappings of arrays can have any names; the cells have fewer than this.
CACHE_SIZE = 256


@RESPONSES.keep
def _outputs(probe: Probe) -> frozenset[str]:
    """Return the names of what the reference gives on a probe."""
    return frozenset(reference_run(probe).outputs)


def outputs(exercise: str) -> frozenset[str]:
    """Return the names of an exercise's outputs, as its functions return them."""
    return frozenset[str]().union(*(_outputs(probe) for probe in cells() if probe.exercise == exercise))


def words(exercise: str) -> frozenset[str]:
    """Return the names of an exercise's outputs, as its functions return them and as its cells print them."""
    return _words(cells())[exercise]


@REGISTRY.keep()
def _words(probes: tuple[Probe, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for probe in probes:
        printed = frozenset(line.name for line in probe.lines if not probe.asserts)
        found[probe.exercise] = found.get(probe.exercise, frozenset()) | _outputs(probe) | printed
    return found


def exercises_of(name: str) -> frozenset[str]:
    """Return the exercises that have an output of that name."""
    return _exercises_of(name, cells())


@EVIDENCE.keep(CACHE_SIZE)
def _exercises_of(name: str, probes: tuple[Probe, ...]) -> frozenset[str]:
    return frozenset(exercise for exercise, known in _words(probes).items() if name in known)


def all_words() -> frozenset[str]:
    """Return every name of every exercise's outputs."""
    return _all_words(cells())


@REGISTRY.keep()
def _all_words(probes: tuple[Probe, ...]) -> frozenset[str]:
    return frozenset[str]().union(*_words(probes).values())


def exercises_asserting(name: str) -> frozenset[str]:
    """Return the exercises whose public test looks at an output of that name."""
    tests = [probe for probe in cells() if probe.asserts]
    return frozenset(probe.exercise for probe in tests if any(line.name == name for line in probe.lines))
