"""What unexplained rows have in common: they show the same, although nobody knows yet what makes it."""

from hashlib import sha256
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from catalog.functions.probes import cells_of
from catalog.functions.subject import StoppedError, Subject
from catalog.model.diagnosis import Diagnosis
from catalog.model.observation import Observation, Reading
from catalog.model.row import BEHAVES, PART, PRINTS
from catalog.model.signature import Signature

# What two functions do on so many inputs they do on all, but for few.
COMPARED = 3


def prints_alike(observation: Observation, diagnosis: Diagnosis) -> str:
    """Return what is the same for cells that print the same wrong numbers, to the digits printed; "" for nothing."""
    wrong = set(diagnosis.wrong)
    shown = {_shown(each) for each in observation.readings if not wrong or each.label in wrong}
    if observation.error is not None:
        shown.add(str(observation.error))
    return _named(PRINTS, diagnosis.exercise, *sorted(shown)) if shown else ""


def behaves_alike(subject: Subject, exercise: str) -> str:
    """Return what is the same for functions that give the same among correct ones, to six digits; "" if stopped."""
    others = frozenset(subject.own) - {exercise}
    probes = list(islice(cells_of(subject.family, exercise), COMPARED))
    try:
        shown = [_given(subject.run(probe, others).signature) for probe in probes]
    except StoppedError:
        return ""
    return _named(BEHAVES, exercise, *shown)


def same_part(diagnosis: Diagnosis) -> str:
    """Return what the lines that are proved wrong should be, in the course's names; "" where one has none."""
    roles = [line.role or line.variable for line in diagnosis.lines]
    return f"{PART} {', '.join(roles)} of {diagnosis.exercise}" if roles and all(roles) else ""


def _named(kind: str, *content: str) -> str:
    return f"{kind} {sha256(repr(content).encode()).hexdigest()[:12]}"


def _shown(reading: Reading) -> str:
    """Return a reading's numbers as the middles of their intervals, which is how they were printed."""
    middles = reading.low + (reading.high - reading.low) / 2
    return f"{reading.label} {reading.shape} {_digits(middles, 9)}"


def _given(signature: Signature) -> str:
    if signature.error is not None:
        return str(signature.error)
    return repr([(name, array.shape, _digits(array, 6)) for name, array in sorted(signature.outputs.items())])


def _digits(numbers: NDArray[np.float64], count: int) -> str:
    # Adding zero makes -0.0 the 0.0 that it prints as.
    return " ".join(f"{each + 0.0:.{count}g}" for each in numbers.ravel().tolist())
