"""Known values: what is right in another cell, in another version or with another seed is known as that."""

from itertools import permutations
from unittest.mock import patch

import numpy as np
import pytest

from catalog import Verdict, diagnose
from catalog.evaluation.cells import printing, right_lines
from catalog.explaining.localisation.known_values import SEEDS, known_values
from catalog.model.probe import Probe, Shows
from catalog.registry import cells, reference_program
from catalog.running.printing import print_cell
from catalog.running.run import run
from catalog.running.signatures import reference_run


def test_a_name_that_a_later_cell_took_is_known() -> None:
    given = next(
        each for each in known_values() if (each.function, each.probe.exercise) == ("rnn_forward", "rnn_backward")
    )
    outputs = given.signature.outputs
    diagnosis = diagnose({"a": outputs["a"], "y_pred": outputs["y_pred"]}, budget=0)
    assert diagnosis.verdict == Verdict.INCOMPLETE
    assert diagnosis.elsewhere is not None
    assert (diagnosis.elsewhere.function, diagnosis.elsewhere.exercise) == ("rnn_forward", "rnn_backward")
    assert diagnosis.suspects == ()
    assert "cell of rnn_forward again" in diagnosis.advice


OTHER_CELLS = [each for each in known_values() if each.function != each.probe.exercise]


@pytest.mark.parametrize("given", OTHER_CELLS, ids=lambda given: f"{given.function} in {given.probe.name}")
def test_what_every_function_gives_in_another_cell_blames_nobody(given: object) -> None:
    from catalog.explaining.localisation.known_values import Given

    assert isinstance(given, Given)
    arrays = {name: value for name, value in given.signature.outputs.items() if isinstance(value, np.ndarray)}
    diagnosis = diagnose(arrays, exercise=given.function, budget=0)
    assert diagnosis.verdict in (Verdict.INCOMPLETE, Verdict.CORRECT)
    assert diagnosis.elsewhere is not None or diagnosis.verdict == Verdict.CORRECT


@pytest.mark.parametrize("seed", SEEDS[:4])
@pytest.mark.parametrize("probe", [each for each in printing() if each.name in {p.name for p in cells()}][::3])
def test_another_seed_is_known(probe: Probe, seed: int) -> None:
    original = np.random.seed
    with patch.object(np.random, "seed", lambda _: original(seed)):
        text = print_cell(run(probe, reference_program(probe.family)), probe)
    diagnosis = diagnose(text, exercise=probe.exercise, budget=0)
    assert diagnosis.elsewhere is not None
    assert diagnosis.elsewhere.seed == seed
    assert diagnosis.causes == ()


def shape_of(probe: Probe, key: object) -> tuple[int, ...]:
    line = next(line for line in probe.lines if line.key == key)
    return np.shape(reference_run(probe).value(line.output, line.index))


def replaced() -> list[tuple[str, Probe]]:
    """Return the values of every cell under the names of every other cell that prints as many."""
    texts = []
    for own, other in permutations(printing(), 2):
        named = [line for line in own.lines if line.shows is Shows.VALUE]
        values = [
            (line, text.split(line.head.strip(), 1)[-1])
            for line, text in zip(other.lines, right_lines(other), strict=True)
            if line.shows is Shows.VALUE
        ]
        shapes = {line.key: shape_of(other, line.key) for line, _ in values}
        made = [
            f"{name.head.strip()} {text.strip()}"
            for name, (line, text) in zip(named, values, strict=False)
            if shapes[line.key] == shape_of(own, name.key)
        ]
        if made:
            texts.append(("\n".join(made), own))
    return texts


REPLACED = replaced()


@pytest.mark.parametrize(("text", "own"), REPLACED[::3])
def test_every_cells_values_under_every_other_cells_names_are_not_explained(text: str, own: Probe) -> None:
    diagnosis = diagnose(text, exercise=own.exercise, budget=0)
    assert diagnosis.causes == ()
    assert diagnosis.verdict != Verdict.CORRECT or not diagnosis.wrong
    assert diagnosis.elsewhere is not None or diagnosis.right
