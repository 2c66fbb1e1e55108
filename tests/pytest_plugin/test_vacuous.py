"""Vacuous tests: what in a test's syntax lets every mistake through, and nothing that does not."""

import warnings
from pathlib import Path
from typing import Any

import pytest

from catalog.pytest_plugin.vacuous import reasons

VACUOUS = {
    "a.shape == (2, 3)": "in line 2 `a.shape == (2, 3)` is compared and not asserted",
    "0 < a and a < 1": "in line 2 `0 < a and a < 1` is compared and not asserted",
    "np.allclose(a, 1)": "in line 2 nobody looks at what `np.allclose(a, 1)` answers",
    "assert (a == 1, 'wrong')": "in line 2 a tuple is asserted, which is always true",
    "assert 'a is 1'": "in line 2 `'a is 1'` is asserted, which is always true",
    "assert (each == 1 for each in a)": "in line 2 `(each == 1 for each in a)` is asserted, which is always true",
    "assert np.allclose": "in line 2 `np.allclose` is asserted, which is always true",
    "try: assert a == 1\n    except Exception: pass": "from line 3 on a failed assertion is caught and passed over",
    "for each in a:\n        each == 1": "in line 3 `each == 1` is compared and not asserted",
    "a.sum()": "it has no assert statement",
    "pass": "it has no assert statement",
}
TELLING = (
    "assert a == 1",
    "assert np.allclose(a, 1)",
    "np.testing.assert_allclose(a, 1)",
    "check(a)",
    "self.assertEqual(a, 1)",
    "with pytest.raises(ValueError):\n        a == np.ones(3)",
    "if a != 1: raise ValueError",
    "try: assert a == 1\n    except AssertionError: raise ValueError",
    "assert ()",
)


def made(statements: str, folder: Path) -> Any:
    """Return a test with these statements."""
    path = folder / "test_it.py"
    path.write_text(f"def test_it(a):\n    {statements}\n", encoding="utf-8")
    names: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)
    return names["test_it"]


@pytest.mark.parametrize("statements", VACUOUS)
def test_why_nothing_fails_is_told(statements: str, tmp_path: Path) -> None:
    assert [str(each) for each in reasons(made(statements, tmp_path))] == [VACUOUS[statements]]


@pytest.mark.parametrize("statements", TELLING)
def test_nothing_is_said_of_what_may_fail(statements: str, tmp_path: Path) -> None:
    assert reasons(made(statements, tmp_path)) == ()


def test_nothing_is_said_where_there_is_no_source() -> None:
    names: dict[str, Any] = {}
    exec("def test_it():\n    pass\n", names)
    assert reasons(names["test_it"]) == reasons(len) == ()
