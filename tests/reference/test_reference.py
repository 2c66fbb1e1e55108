"""The reference prints what the course prints, and its gradients are those of its forward pass."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.model.observation import Reading
from catalog.model.probe import Probe, Shows
from catalog.programs.edit import Edit
from catalog.programs.program import Program
from catalog.reading.pastes.paste import read_paste
from catalog.reading.pastes.vocabulary import outputs
from catalog.registry import probes, reference_program
from catalog.running.printing import meets, print_cell
from catalog.running.run import run
from reference.c5w1a1.cells import draw_rnn_forward
from tests.support.course_tables import MISPRINTED, PRINTED, RAISED, STALE_BA

Array = NDArray[np.float64]
CELLS = {probe.name: probe for probe in probes()}


def reference_run(probe: Probe) -> Any:
    return run(probe, reference_program(probe.family))


def test_every_cell_has_its_facts() -> None:
    asserting = {probe.name for probe in probes() if probe.asserts}
    assert set(CELLS) == {*PRINTED, *RAISED, *asserting}


@pytest.mark.parametrize("name", PRINTED)
def test_the_cell_prints_the_courses_values(name: str) -> None:
    probe = CELLS[name]
    expected = [item.found for item in read_paste(PRINTED[name])]
    assert len(expected) == len(probe.lines)
    signature = reference_run(probe)
    for line, reading in zip(probe.lines, expected, strict=True):
        assert isinstance(reading, Reading)
        assert (reading.name, reading.index, reading.shows) == (line.name, line.index, line.shows)
        value = signature.value(line.output, line.index, line.shows)
        if line.shows is not Shows.VALUE:
            assert value == (reading.shape if line.shows is Shows.SHAPE else reading.shape and reading.shape[0])
            continue
        numbers = np.asarray(value).ravel()
        assert numbers.shape == reading.low.shape
        assert (reading.low <= numbers).all()
        assert (numbers <= reading.high).all()
        assert (reading.high - reading.low < 2e-7).all()


@pytest.mark.parametrize("name", RAISED)
def test_the_broken_cell_raises_as_shipped(name: str) -> None:
    assert print_cell(reference_run(CELLS[name]), CELLS[name]) == RAISED[name]


@pytest.mark.parametrize("probe", [probe for probe in probes() if probe.asserts], ids=lambda probe: probe.name)
def test_the_public_test_passes(probe: Probe) -> None:
    signature = reference_run(probe)
    assert all(meets(signature, line) for line in probe.lines)
    assert print_cell(signature, probe) == "All tests passed"
    shifted = Program(signature_family(probe), (Edit(*SHIFTS[probe.exercise]),))
    assert print_cell(run(probe, shifted), probe).startswith("AssertionError: Wrong values for")


SHIFTS = {
    "rnn_forward": ("rnn_cell_forward", "+ ba)", "+ ba + 1e-2)"),
    "lstm_cell_forward": ("lstm_cell_forward", "concat) + bf", "concat) + bf + 1e-2"),
    "lstm_forward": ("lstm_cell_forward", "concat) + bf", "concat) + bf + 1e-2"),
}


def signature_family(probe: Probe) -> Any:
    return reference_program(probe.family).family


def test_the_table_that_the_course_misprinted_is_known_for_early_versions() -> None:
    with_misprint = {probe.name: probe.misprint.split() for probe in probes() if probe.misprint}
    assert with_misprint == {
        "c5w1a1.lstm_backward.2018": MISPRINTED.split(),
        "c5w1a1.lstm_backward.2019_early": MISPRINTED.split(),
    }


def test_the_stale_bias_is_the_one_of_the_earlier_cell() -> None:
    np.testing.assert_allclose(draw_rnn_forward()[2]["ba"].ravel(), STALE_BA, atol=5e-9)


def slope(cost: Callable[[], float], array: Array) -> Array:
    """Return the gradient of cost() by central differences of two steps, which leaves an error of order h^4."""
    gradient = np.zeros(array.shape)
    for position in np.ndindex(array.shape):
        original, sides = array[position], {}
        for step in (-2e-3, -1e-3, 1e-3, 2e-3):
            array[position] = original + step
            sides[step] = cost()
        array[position] = original
        gradient[position] = (8 * (sides[1e-3] - sides[-1e-3]) - (sides[2e-3] - sides[-2e-3])) / 12e-3
    return gradient


def draw(stream: np.random.RandomState, *shape: int) -> Array:
    return stream.standard_normal(shape) * 0.5


def settings(family: str) -> dict[str, Array]:
    """Return inputs and weights of odd sizes: n_x 2, n_a 3, n_y 4, m 5, T_x 7."""
    stream = np.random.RandomState(3)
    inputs = {"x": draw(stream, 2, 5, 7), "a0": draw(stream, 3, 5), "c0": draw(stream, 3, 5)}
    upstream = {"da": draw(stream, 3, 5, 7), "dc": draw(stream, 3, 5)}
    if family == "rnn":
        shapes = {"Wax": (3, 2), "Waa": (3, 3), "Wya": (4, 3), "ba": (3, 1), "by": (4, 1)}
    else:
        shapes = {f"W{gate}": (3, 5) for gate in "fico"} | {f"b{gate}": (3, 1) for gate in "fico"}
        shapes |= {"Wy": (4, 3), "by": (4, 1)}
    return {**inputs, **upstream, **{name: draw(stream, *shape) for name, shape in shapes.items()}}


def gradients_and_slopes(program: Any, exercise: str) -> dict[str, tuple[Array, Array]]:
    """Return each gradient beside the same one by central differences of the forward pass."""
    given = settings("rnn" if exercise.startswith("rnn") else "lstm")
    runs: dict[str, tuple[Callable[[], float], Callable[[], dict[str, Array]], dict[str, Array]]] = {
        "rnn_cell_backward": (
            lambda: np.sum(program.rnn_cell_forward(given["x"][:, :, 0], given["a0"], given)[0] * given["da"][:, :, 0]),
            lambda: program.rnn_cell_backward(
                given["da"][:, :, 0], program.rnn_cell_forward(given["x"][:, :, 0], given["a0"], given)[-1]
            ),
            {"dxt": given["x"][:, :, 0], "da_prev": given["a0"]},
        ),
        "rnn_backward": (
            lambda: np.sum(program.rnn_forward(given["x"], given["a0"], given)[0] * given["da"]),
            lambda: program.rnn_backward(given["da"], program.rnn_forward(given["x"], given["a0"], given)[-1]),
            {"dx": given["x"], "da0": given["a0"]},
        ),
        "lstm_cell_backward": (
            lambda: lstm_cell_cost(program, given),
            lambda: program.lstm_cell_backward(
                given["da"][:, :, 0],
                given["dc"],
                program.lstm_cell_forward(given["x"][:, :, 0], given["a0"], given["c0"], given)[-1],
            ),
            {"dxt": given["x"][:, :, 0], "da_prev": given["a0"], "dc_prev": given["c0"]},
        ),
        "lstm_backward": (
            lambda: np.sum(program.lstm_forward(given["x"], given["a0"], given)[0] * given["da"]),
            lambda: program.lstm_backward(given["da"], program.lstm_forward(given["x"], given["a0"], given)[-1]),
            {"dx": given["x"], "da0": given["a0"]},
        ),
    }
    forward, backward, inputs = runs[exercise]
    gradients = backward()
    weights = {name: given[name[1:]] for name in gradients if name not in inputs}
    return {name: (gradients[name], slope(forward, array)) for name, array in {**inputs, **weights}.items()}


def lstm_cell_cost(program: Any, given: dict[str, Array]) -> float:
    a_next, c_next, _, _ = program.lstm_cell_forward(given["x"][:, :, 0], given["a0"], given["c0"], given)
    return float(np.sum(a_next * given["da"][:, :, 0]) + np.sum(c_next * given["dc"]))


def worst_error(pairs: dict[str, tuple[Array, Array]]) -> float:
    return max(float(np.max(np.abs(left - right) / (np.abs(left) + np.abs(right)))) for left, right in pairs.values())


BACKWARD = ["rnn_cell_backward", "rnn_backward", "lstm_cell_backward", "lstm_backward"]


@pytest.mark.parametrize("exercise", BACKWARD)
def test_gradients_agree_with_central_differences(exercise: str) -> None:
    program = reference_program(f"c5w1a1.{exercise.split('_')[0]}")
    pairs = gradients_and_slopes(program, exercise)
    assert set(pairs) == outputs(exercise)
    assert worst_error(pairs) < 1e-7


OFF_BY_LITTLE = {
    "rnn_cell_backward": ("rnn_cell_backward", "(1 - a_next**2) * da_next", "(1 - a_next**2) * da_next * 1.0005"),
    "rnn_backward": ("rnn_backward", "dba += dbat", "dba += dbat * 1.0005"),
    "lstm_cell_backward": ("lstm_cell_backward", "dbo = np.sum(dot,", "dbo = np.sum(1.0005 * dot,"),
    "lstm_backward": ("lstm_backward", 'dWc += gradients["dWc"]', 'dWc += 1.0005 * gradients["dWc"]'),
}


@pytest.mark.parametrize("exercise", BACKWARD)
def test_a_derivative_that_is_off_by_a_twentieth_of_a_percent_is_noticed(exercise: str) -> None:
    family = reference_program(f"c5w1a1.{exercise.split('_')[0]}").family
    program = Program(family, (Edit(*OFF_BY_LITTLE[exercise]),))
    assert worst_error(gradients_and_slopes(program, exercise)) > 2e-4
