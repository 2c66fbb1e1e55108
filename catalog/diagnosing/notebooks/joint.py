"""Joint diagnosis: stored outputs read, searched and concluded, each once however many cells and notebooks hold it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalog.caching import EVIDENCE
from catalog.diagnosing.outputs.conclude import conclude
from catalog.explaining.cells.expected_and_actual import cells_of
from catalog.explaining.cells.explanation import ExplainedCell, explain_cell
from catalog.explaining.cells.jointly import jointly, without_echoes
from catalog.explaining.cells.together import contradicts
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.observation import Observation
from catalog.model.probe import Probe
from catalog.model.scope import Scope
from catalog.reading.pastes.paste import parse_paste
from catalog.registry import cells as test_cells

# Most notebooks of a class print the same right numbers; so many different outputs are kept.
CACHE_SIZE = 1024

# What is longer than the output of any test cell is not kept: a thousand of the longest would take gigabytes.
MAX_CACHED_LENGTH, MAX_CACHED = 20_000, 2_000

Pair = tuple[Observation, Observation | None]


@dataclass(frozen=True, eq=False, slots=True)
class JointDiagnosis:
    """What was found for one output beside those of the other cells, and what it comes to."""

    found: ExplainedCell
    diagnosis: Diagnosis


def read_output(text: str) -> tuple[Pair, ...]:
    """Return what each run of a test cell printed in a text, with the expected values beside it, if any.

    Raises UnreadableError.
    """
    return (_read_output if len(text) <= MAX_CACHED_LENGTH else _read_output.__wrapped__)(text, test_cells())


@EVIDENCE.keep(CACHE_SIZE)
def _read_output(text: str, probes: tuple[Probe, ...]) -> tuple[Pair, ...]:  # noqa: ARG001
    return tuple(cells_of(parse_paste(text).items))


@EVIDENCE.keep(CACHE_SIZE)
def narrowed(observation: Observation, exercise: str) -> Observation:
    """Return an observation of which the code says what exercise it is of."""
    return replace(observation, exercises=frozenset({exercise}))


def diagnose_jointly(
    pairs: Sequence[Pair], exercises: Sequence[str | None], scope: Scope
) -> tuple[list[JointDiagnosis | None], bool]:
    """Return what each output comes to where all are diagnosed jointly, None for one that only repeats another.

    exercises: the one that each is of, None where it is to be found. The second value is True where no one program
    gives them all.
    """
    alone = tuple(_search(pair, exercise, scope) for pair, exercise in zip(pairs, exercises, strict=True))
    diagnosed, contradiction = _together(alone, _Bounds(scope))
    return list(diagnosed), contradiction


@EVIDENCE.keep(CACHE_SIZE)
def _together(alone: tuple[ExplainedCell, ...], bounds: "_Bounds") -> tuple[tuple[JointDiagnosis | None, ...], bool]:
    allowed, together = jointly(alone, bounds.scope)
    kept = {id(each) for each in without_echoes(together)}
    diagnosed = [JointDiagnosis(each, _conclude(each)) if id(each) in kept else None for each in together]
    telling = [each is not None and tells(each) for each in diagnosed]
    contradiction = contradicts([each for each, tells_much in zip(allowed, telling, strict=True) if tells_much])
    return tuple(each if each is not None and tells(each) else None for each in diagnosed), contradiction


def tells(diagnosed: JointDiagnosis) -> bool:
    """True unless numbers without a name fit nowhere: then they are of no test cell."""
    readings = diagnosed.found.observation.readings
    bare = bool(readings) and not readings[0].name
    return not bare or diagnosed.diagnosis.verdict not in (Verdict.UNREADABLE, Verdict.LOCALISED)


def _search(pair: Pair, exercise: str | None, scope: Scope) -> ExplainedCell:
    if scope.seconds is not None or pair[0].count > MAX_CACHED:
        return explain_cell(*pair, exercise, scope)
    return _searched(*pair, exercise, _Bounds(scope))


class _Bounds:
    """A scope, equal to another one within which the same is found."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.same = (test_cells(), scope.without, scope.budget)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bounds) and self.same == other.same

    def __hash__(self) -> int:
        return hash(self.same)


@EVIDENCE.keep(CACHE_SIZE)
def _searched(
    observation: Observation, expected: Observation | None, exercise: str | None, bounds: _Bounds
) -> ExplainedCell:
    return explain_cell(observation, expected, exercise, bounds.scope)


@EVIDENCE.keep(CACHE_SIZE)
def _conclude(found: ExplainedCell) -> Diagnosis:
    return conclude(found)
