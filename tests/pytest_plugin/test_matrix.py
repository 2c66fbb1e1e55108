"""The kill matrix: on the course's public tests it is what the catalog's own probes say, wherever it is run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog import read_kills
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.operators.generate import generated_in
from catalog.registry import probes
from catalog.running.printing import play_cell
from catalog.running.signatures import mutant_run, mutants_on, reference_calls
from tests.pytest_plugin import test_public_tests
from tests.support.documents import DOCS, blocks, read
from tests.support.suites import last_section, matrix, run_files

pytest_plugins = ["pytester"]

FILE = "test_public_tests.py"
WEAK = """
import numpy as np
from reference.c5w1a1.rnn import rnn_forward


def test_weak():
    a, y, _ = rnn_forward(*drawn())
    a.shape == (7, 8, 13)
    np.allclose(y.sum(axis=0), 2)
    assert (y.shape, (3, 8, 13))


def test_empty():
    pass


def drawn():
    np.random.seed(17)
    x, a0 = np.random.randn(4, 8, 13), np.random.randn(7, 8)
    shapes = {"Waa": (7, 7), "Wax": (7, 4), "Wya": (3, 7), "ba": (7, 1), "by": (3, 1)}
    return x, a0, {name: np.random.randn(*shape) for name, shape in shapes.items()}
"""


@pytest.fixture(autouse=True)
def only_this_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def asserting() -> dict[str, Probe]:
    """Return the probes that assert, by the name of their test in the file."""
    return {f"{FILE}::test_{probe.exercise}": probe for probe in probes() if probe.asserts}


def mutants_that_reach(probe: Probe) -> Iterator[Mutant]:
    yield from mutants_on(probe)
    for function in sorted(reference_calls(probe)):
        yield from generated_in(probe.family, function)


def copied(pytester: pytest.Pytester) -> None:
    text = Path(str(test_public_tests.__file__)).read_text(encoding="utf-8")
    pytester.makepyfile(**{FILE.removesuffix(".py"): text})


def test_on_the_public_tests_it_is_what_the_probes_say(pytester: pytest.Pytester) -> None:
    copied(pytester)
    result = run_files(pytester, FILE, "--bptt-show", "1", which="all")
    assert result.ret == pytest.ExitCode.OK
    (sample,) = [each for each in blocks(read(DOCS / "how-to" / "instructor.md"), "text") if "survive" in each]
    assert sample.strip() in result.stdout.str()
    table = read_kills(pytester.path / "kills.json")
    for name, probe in asserting().items():
        runs = {mutant.name: play_cell(mutant_run(mutant, probe), probe)[1] for mutant in mutants_that_reach(probe)}
        said = {mutant: kind for mutant, kind in table[name].items() if kind is not None}
        assert said == {mutant: error.kind if error else "" for mutant, error in runs.items()}


def test_a_weak_and_an_empty_test_are_exposed(pytester: pytest.Pytester) -> None:
    copied(pytester)
    pytester.makepyfile(test_weak=WEAK)
    text = last_section(run_files(pytester, FILE, "test_weak.py"))
    table = read_kills(pytester.path / "kills.json")
    assert "test_weak.py::test_weak: no mutant makes an assertion in it fail, it fails only where something" in text
    assert "in line 7 `a.shape == (7, 8, 13)` is compared and not asserted" in text
    assert "in line 8 nobody looks at what `np.allclose(y.sum(axis=0), 2)` answers" in text
    assert "in line 9 a tuple is asserted, which is always true" in text
    assert "test_weak.py::test_empty: no mutant makes an assertion in it fail: it calls no function" in text
    assert not (table["test_weak.py::test_weak"] == "AssertionError").any()
    assert table["test_weak.py::test_empty"].isna().all()


def test_it_is_the_same_under_xdist(pytester: pytest.Pytester) -> None:
    copied(pytester)
    assert run_files(pytester, FILE).ret == pytest.ExitCode.OK
    alone = matrix(pytester.path)
    result = run_files(pytester, FILE, "-p", "xdist", "-n", "2", "--dist", "loadfile")
    assert result.ret == pytest.ExitCode.OK
    assert matrix(pytester.path) == alone
    result.assert_outcomes(passed=3)


def test_what_survives_is_shown_with_its_first_hint(pytester: pytest.Pytester) -> None:
    copied(pytester)
    text = last_section(run_files(pytester, FILE, "-k", "test_lstm_forward", "--bptt-show", "100"))
    survivors = [each for each in matrix(pytester.path)["mutants"] if each["state"] == "survived"]
    assert survivors
    for each in survivors:
        assert each["mutant"] in text
        assert f"{each['title']}. Hint 1: {each['hint']}" in text


def test_equivalent_mutants_are_counted_apart(pytester: pytest.Pytester) -> None:
    copied(pytester)
    text = last_section(run_files(pytester, FILE, "-k", "test_rnn_forward", which="generated"))
    states = [each["state"] for each in matrix(pytester.path)["mutants"]]
    told = len(states) - states.count("equivalent")
    assert states.count("equivalent")
    assert f"generated {states.count('killed')} {told} " in text
