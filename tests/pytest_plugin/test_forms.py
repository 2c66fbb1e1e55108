"""Forms of tests: however tests have the functions, they are replaced, and whatever tests keep, is put back."""

import os

import pytest

from catalog.registry import family
from tests.support.suites import SOLUTION, killed, last_section, matrix, run, run_files

pytest_plugins = ["pytester"]

# Each of these tests sees whether the first step is right, and nothing else.
PLAIN = """
def test_plain():
    assert right(rnn_forward(X, A0, P)[0])
"""
FORMS = """
from solution import rnn_forward as forward
FUNCTIONS = {"forward": forward}

def test_module():
    assert right(solution.rnn_forward(X, A0, P)[0])

def test_held():
    assert right(FUNCTIONS["forward"](X, a0=A0, parameters=P)[0])

@pytest.mark.parametrize("function", [forward])
def test_parameter(function):
    assert right(function(X, A0, P)[0])

@pytest.fixture
def given():
    return solution.rnn_forward

def test_fixture(given):
    assert right(given(X, A0, P)[0])

@pytest.fixture(scope="module")
def outputs():
    return forward(X, A0, P)

def test_shape(outputs):
    assert outputs[1].shape == (2, 4, 5)

def test_module_fixture(outputs):
    assert right(outputs[0])

class TestClass:
    def setup_method(self):
        self.runs = getattr(self, "runs", 0) + 1

    def test_method(self):
        assert self.runs == 1
        assert right(forward(X, A0, P)[0])

class Case(unittest.TestCase):
    function = staticmethod(forward)

    def setUp(self):
        self.a = self.function(X, A0, P)[0]

    def test_case(self):
        self.assertTrue(right(self.a))

    def test_subtests(self):
        for at in range(2):
            with self.subTest(at=at):
                self.assertTrue(right(self.a))

def test_captured(capsys, tmp_path, caplog):
    print("hello")
    assert capsys.readouterr().out == "hello\\n"
    assert caplog.text == ""
    assert right(forward(X, A0, P)[0])

@pytest.mark.skip
def test_skipped():
    assert 0

@pytest.mark.xfail
def test_expected_to_fail():
    assert not right(forward(X, A0, P)[0])
"""
NAMES = (
    "test_module",
    "test_held",
    "test_parameter[rnn_forward]",
    "test_fixture",
    "test_module_fixture",
    "TestClass::test_method",
    "Case::test_case",
    "Case::test_subtests",
    "test_captured",
)
KEEPING = """
import functools
import itertools

@functools.lru_cache
def cached():
    return rnn_forward(X, A0, P)

def test_cached():
    assert right(cached()[0])

KEPT = {}

def test_dict():
    if not KEPT:
        KEPT["a"] = rnn_forward(X, A0, P)[0]
    assert right(KEPT["a"])

def test_global():
    global kept
    if "kept" not in globals():
        kept = rnn_forward(X, A0, P)[0]
    assert right(kept)

class Box:
    kept = None

def test_class():
    if Box.kept is None:
        Box.kept = rnn_forward(X, A0, P)[0]
    assert right(Box.kept)

draws = np.random.default_rng(5)

def test_draws():
    assert abs(draws.normal() - np.random.default_rng(5).normal()) < 1e-12
    assert right(rnn_forward(X, A0, P)[0])

def test_written_to():
    a = rnn_forward(X, A0, P)[0]
    FIRST[:] = a[:, :, 0] if not right(a) else FIRST
    assert abs(FIRST - np.tanh(P["Wax"] @ X[:, :, 0] + P["Waa"] @ A0 + P["ba"])).max() < 1e-8
"""
HANGING_ON_OTHERS = """
import itertools
turns = itertools.count()

def test_before():
    global before
    before = next(turns)

def test_after():
    assert before == 0
    assert right(rnn_forward(X, A0, P)[0])
"""


@pytest.fixture(autouse=True)
def only_this_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


@pytest.fixture
def plain(pytester: pytest.Pytester) -> dict[str, str]:
    """Return what the plain test kills."""
    run(pytester, PLAIN)
    found = killed(pytester.path, "test_plain")
    assert {"AssertionError", "ValueError"} <= set(found.values())
    return found


def test_the_functions_are_replaced_in_all_of_them(pytester: pytest.Pytester, plain: dict[str, str]) -> None:
    result = run(pytester, FORMS)
    result.assert_outcomes(passed=10, skipped=1, xfailed=1)
    assert {name: killed(pytester.path, name) for name in NAMES} == dict.fromkeys(NAMES, plain)
    assert killed(pytester.path, "test_skipped") == killed(pytester.path, "test_expected_to_fail") == {}


def test_what_tests_keep_is_put_back(pytester: pytest.Pytester, plain: dict[str, str]) -> None:
    run(pytester, KEEPING)
    names = ("test_cached", "test_dict", "test_global", "test_class", "test_written_to", "test_draws")
    assert {name: killed(pytester.path, name) for name in names} == dict.fromkeys(names, plain)


def test_tests_that_hang_on_others_run_with_them(pytester: pytest.Pytester, plain: dict[str, str]) -> None:
    run(pytester, HANGING_ON_OTHERS)
    assert killed(pytester.path, "test_after") == plain


def test_only_tests_that_call_what_is_changed_are_run(pytester: pytest.Pytester) -> None:
    cell = "\ndef test_cell():\n    assert right(solution.rnn_cell_forward(X[:, :, 0], A0, P)[0][:, :, None])\n"
    run(pytester, PLAIN + cell)
    for each in matrix(pytester.path)["mutants"]:
        ran = {test.rpartition("::")[2] for test in (*each["kills"], *each["passed"])}
        assert ran == ({"test_plain", "test_cell"} if "rnn_cell_forward" in each["functions"] else {"test_plain"})


ENDS = {
    "loop": ("while WRONG:\n        pass", "timeout"),
    "print": ("while WRONG:\n        print('x' * 100_000)", "output"),
    "crash": ("if WRONG:\n        os.kill(os.getpid(), 11)", "crash"),
    "exit": ("if WRONG:\n        os._exit(0)", "crash"),
    "system_exit": ("if WRONG:\n        raise SystemExit", "SystemExit"),
    "assert": ("assert not WRONG", "AssertionError"),
}


def test_how_a_test_ends_its_process_is_told(pytester: pytest.Pytester) -> None:
    wrong = "rnn_forward(X, A0, P)[1].min() < 0"
    tests = [f"\ndef test_{name}():\n    {text.replace('WRONG', wrong)}\n" for name, (text, _) in ENDS.items()]
    run(pytester, "".join(tests))
    found = {name: killed(pytester.path, f"test_{name}") for name in ENDS}
    asserted = {mutant for mutant, kind in found["assert"].items() if kind == "AssertionError"}
    assert asserted
    for name, (_, kind) in ENDS.items():
        assert {mutant for mutant, each in found[name].items() if each == kind} == asserted
        assert found[name].keys() == found["assert"].keys()


def test_the_courses_form_of_tests(pytester: pytest.Pytester) -> None:
    tests = """
import numpy as np
from rnn_utils import softmax

def rnn_forward_test(target):
    np.random.seed(1)
    x, a0 = np.random.randn(3, 4, 5), np.random.randn(6, 4)
    shapes = {"Waa": (6, 6), "Wax": (6, 3), "Wya": (2, 6), "ba": (6, 1), "by": (2, 1)}
    p = {name: np.random.randn(*shape) for name, shape in shapes.items()}
    a, y, caches = target(x, a0, p)
    assert np.allclose(y[:, :, 2], softmax(p["Wya"] @ a[:, :, 2] + p["by"]))
    print("All tests passed")

def cell_tests(rnn_cell_forward):
    assert rnn_cell_forward.__name__ == "rnn_cell_forward"

def test_of_rnn_forward(target):
    rnn_forward_test(target)

def test_by_name(rnn_forward):
    rnn_forward_test(rnn_forward)
"""
    pytester.makepyfile(public_tests=tests)
    result = run_files(pytester, "public_tests.py")
    result.assert_outcomes(passed=4)
    counts = {each["test"].rpartition("::")[2]: each["kills"] for each in matrix(pytester.path)["tests"]}
    assert counts["rnn_forward_test"] == counts["test_of_rnn_forward"] == counts["test_by_name"] > 0
    assert counts["cell_tests"] == 0


def test_a_module_and_names_of_ones_own(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(homework=SOLUTION.replace("def rnn_forward", "def forward"))
    test = "import homework\n\ndef test_a():\n    assert homework.forward(*drawn())[0].shape == (6, 4, 5)\n"
    draws = """
import numpy as np

def drawn():
    shapes = {"Waa": (6, 6), "Wax": (6, 3), "Wya": (2, 6), "ba": (6, 1), "by": (2, 1)}
    return np.ones((3, 4, 5)), np.ones((6, 4)), {name: np.ones(shape) for name, shape in shapes.items()}
"""
    pytester.makepyfile(test_it=draws + test)
    pytester.makeini("[pytest]\nbptt_module = homework\nbptt_names = rnn_forward=forward\n")
    run_files(pytester, "test_it.py")
    found = killed(pytester.path, "test_a")
    assert found
    # Where nobody has that module, the functions are the course's.
    os.remove(pytester.path / "homework.py")
    run_files(pytester, "test_it.py")
    assert killed(pytester.path, "test_a") == found


def test_whoever_draws_without_a_seed_draws_the_same_each_time(pytester: pytest.Pytester) -> None:
    tests = """
import random

DRAWN = np.random.rand()

@pytest.fixture(scope="module")
def drawn():
    return np.random.rand(), random.random()

def test_a(drawn):
    rnn_forward(X, A0, P)

def test_b(drawn):
    solution.rnn_cell_forward(X[:, :, 0], A0, P)
    with open("drawn", "a") as file:
        print(DRAWN, *drawn, np.random.rand(), random.random(), file=file)
"""
    for _ in range(2):
        run(pytester, tests)
    assert len({*(pytester.path / "drawn").read_text().splitlines()}) == 1


def test_a_helper_of_the_same_name_is_left_alone(pytester: pytest.Pytester, plain: dict[str, str]) -> None:
    pytester.makepyfile(helpers="def rnn_forward(program, *given):\n    return program.rnn_forward(*given)\n")
    run(
        pytester,
        "\nimport helpers\n\ndef test_plain():\n    assert right(helpers.rnn_forward(solution, X, A0, P)[0])\n",
    )
    assert killed(pytester.path, "test_plain") == plain


def test_everything_is_put_back(pytester: pytest.Pytester) -> None:
    module = family("c5w1a1.rnn").module
    before = dict(vars(module))
    tests = """
import numpy as np
from reference.c5w1a1 import rnn

ONE = np.ones((1, 1))

def test_a():
    rnn.rnn_forward(ONE[:, :, None], ONE, dict.fromkeys(("Wax", "Waa", "Wya", "ba", "by"), ONE))
"""
    pytester.makepyfile(test_it=tests)
    assert "no mutant makes an assertion in it fail" in last_section(run_files(pytester, "test_it.py"))
    assert dict(vars(module)) == before


def test_without_the_option_nothing_is_loaded(pytester: pytest.Pytester) -> None:
    line = "import sys; assert 'numpy' not in sys.modules and 'catalog.registry' not in sys.modules"
    pytester.makepyfile(test_it=f"def test_a():\n    {line}\n")
    result = pytester.runpytest_subprocess("-p", "catalog.pytest_plugin.plugin", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1)
