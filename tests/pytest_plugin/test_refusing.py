"""Refusing: tests that cannot be run with mutants get a sentence and an exit code, and nothing more is run."""

import pytest

from tests.support.suites import last_section, run, run_files

pytest_plugins = ["pytester"]

REFUSED = {
    "fails": (
        "def test_a():\n    assert rnn_forward(X, A0, P)[0].sum() == 17\n",
        pytest.ExitCode.TESTS_FAILED,
        "With the course's own correct functions test_it.py::test_a fails: no mutant was run.",
    ),
    "loops": (
        "def test_a():\n    while rnn_forward(X, A0, P):\n        pass\n",
        pytest.ExitCode.TESTS_FAILED,
        "With the course's own correct functions test_it.py::test_a took more than 1 seconds and was stopped",
    ),
    "prints": (
        "def test_a():\n    rnn_forward(X, A0, P)\n    for _ in range(1024):\n        print('x' * (1 << 20))\n",
        pytest.ExitCode.TESTS_FAILED,
        "With the course's own correct functions test_it.py::test_a prints more than 17 million characters",
    ),
    "ends its process": (
        "def test_a():\n    os._exit(3)\n",
        pytest.ExitCode.TESTS_FAILED,
        "test_it.py::test_a ends the process that runs it (exit code 3)",
    ),
    "takes memory": (
        "def test_a():\n    rnn_forward(X, A0, P)\n    np.ones(1 << 28)\n",
        pytest.ExitCode.TESTS_FAILED,
        "With the course's own correct functions test_it.py::test_a fails: no mutant was run.",
    ),
    "cannot be repeated": (
        "def test_a():\n    rnn_forward(X, A0, P)\n    os.mkdir('there')\n",
        pytest.ExitCode.TESTS_FAILED,
        "test_it.py::test_a passes once and fails when run again",
    ),
    "raises at import": (
        "raise ValueError('no')\n",
        pytest.ExitCode.INTERRUPTED,
        "test_it.py cannot be imported, as shown above: no mutant was run.",
    ),
    "loops at import": (
        "while True:\n    pass\n",
        pytest.ExitCode.INTERRUPTED,
        "test_it.py cannot be imported, as shown above: no mutant was run.",
    ),
    "prints at import": (
        "for _ in range(1024):\n    print('x' * (1 << 20))\n",
        pytest.ExitCode.INTERRUPTED,
        "test_it.py cannot be imported, as shown above: no mutant was run.",
    ),
    "has no tests": ("", pytest.ExitCode.NO_TESTS_COLLECTED, "There is no test here: no mutant was run."),
    "calls nothing": (
        "OUT = rnn_forward(X, A0, P)\n\ndef test_a():\n    assert OUT[0].shape == (6, 4, 5)\n",
        pytest.ExitCode.USAGE_ERROR,
        "The test does not call a function of the course while it runs",
    ),
}


@pytest.fixture(autouse=True)
def only_this_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_of_tests_that(what: str, pytester: pytest.Pytester) -> None:
    tests, code, sentence = REFUSED[what]
    result = run(pytester, tests, "--bptt-seconds", "1")
    assert sentence in last_section(result)
    assert result.ret == code
    assert len(result.stdout.str()) < 10_000
    assert not (pytester.path / "kills.json").exists()


def test_the_first_failure_can_be_the_last(pytester: pytest.Pytester) -> None:
    tests, code, sentence = REFUSED["fails"]
    result = run(pytester, tests, "-x")
    assert sentence in last_section(result)
    assert result.ret == code


def test_a_file_that_imports_nothing_of_the_course(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_it="def test_a():\n    assert 1\n")
    result = run_files(pytester, "test_it.py")
    assert "The tests import, define and take no function that is called rnn_cell_forward" in last_section(result)
    assert result.ret == pytest.ExitCode.USAGE_ERROR


def test_a_module_that_cannot_be_imported(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(broken="1 / 0", test_it="def test_a():\n    assert 1\n")
    result = run_files(pytester, "test_it.py", "--bptt-module", "broken")
    assert "The module broken cannot be imported (ZeroDivisionError: division by zero)" in last_section(result)
    assert result.ret == pytest.ExitCode.USAGE_ERROR


@pytest.mark.parametrize(
    "options",
    [("--bptt-name", "forward=f"), ("--bptt-workers", "0"), ("--bptt-seconds", "-1"), ("--bptt-json", "no/such/file")],
)
def test_options_that_make_no_sense(options: tuple[str, str], pytester: pytest.Pytester) -> None:
    result = run(pytester, "def test_a():\n    pass\n", *options)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {options[0]}*"])
