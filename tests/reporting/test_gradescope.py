"""Gradescope: what its autograder reads, and which points there are for what."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from catalog.batch.options import Options
from catalog.batch.run import run_batch
from catalog.model.diagnosis import Verdict
from catalog.model.row import Row, unreadable
from catalog.registry import exercises
from catalog.reporting.batch.deciding import NOTHING_RUN
from catalog.reporting.batch.gradescope import by_submission, results
from tests.support.batches import FORGETS, HOSTILE

# As documented under "Autograder specifications", "Output format": allowed types, and allowed values of the words.
NUMBER = (int, float)
VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}
FORMS = {"text", "html", "simple_format", "md", "ansi"}
RESULTS: dict[str, Any] = {
    "score": NUMBER,
    "execution_time": NUMBER,
    "output": str,
    "output_format": FORMS,
    "test_output_format": FORMS,
    "test_name_format": FORMS,
    "visibility": VISIBILITIES,
    "stdout_visibility": VISIBILITIES,
    "extra_data": dict,
    "tests": list,
    "leaderboard": list,
}
TEST: dict[str, Any] = {
    "score": NUMBER,
    "max_score": NUMBER,
    "status": {"passed", "failed"},
    "name": str,
    "name_format": FORMS,
    "number": str,
    "output": str,
    "output_format": FORMS,
    "tags": list,
    "visibility": VISIBILITIES,
    "extra_data": dict,
}


def breaches(content: Mapping[str, Any], allowed: Mapping[str, Any]) -> list[str]:
    """Return the keys whose values Gradescope does not know."""
    found = [key for key in content if key not in allowed]
    for key, rule in allowed.items():
        value = content.get(key)
        fits = value in rule if isinstance(rule, set) else isinstance(value, rule) and not isinstance(value, bool)
        if key in content and not fits:
            found.append(key)
    return found


def test_gradescope_takes_the_results(folder: Path) -> None:
    table = run_batch(folder)
    found = by_submission(table, 1)
    assert set(found) == {"=cmd.ipynb", HOSTILE, "b", "line\nbreak.py"}
    for content in (results(table, 1), *found.values()):
        again = json.loads(json.dumps(content, allow_nan=False))
        assert breaches(again, RESULTS) == []
        assert [breaches(test, TEST) for test in again["tests"]] == [[]] * len(again["tests"])
        assert again["score"] == sum(test["score"] for test in again["tests"])
    assert [test["score"] for test in found["=cmd.ipynb"]["tests"]] == [1.0, *[0.0] * 7]
    assert {test["status"] for test in found["b"]["tests"]} == {"failed"}


def judged(*rows: Row, exercise: str = "") -> dict[str, str]:
    """Return the status of each of Gradescope's tests for some rows, by name."""
    table = pd.DataFrame([row.to_dict() for row in rows]).astype({"cell": "Int64"})
    return {test["name"]: test["status"] for test in results(table, 1, exercise)["tests"]}


RIGHT_CELL = Row("a.ipynb", 4, "rnn_forward", "correct", protection=NOTHING_RUN)
WRONG_CELL = Row("a.ipynb", 5, "rnn_forward", "localised", protection=NOTHING_RUN)


def missing(*there: str) -> dict[str, str]:
    """Return the tests of the exercises that were not handed in."""
    return {name: "failed" for name in exercises() if name not in there}


def test_gradescope_counts_an_exercise_once() -> None:
    others = missing("rnn_forward")
    copied = [replace(RIGHT_CELL, cell=cell) for cell in range(4, 7)]
    assert judged(*copied) == {"rnn_forward (a.ipynb, cell 4 and 5 and 6)": "passed", **others}
    assert judged(RIGHT_CELL, WRONG_CELL) == {"rnn_forward (a.ipynb, cell 4 and 5)": "failed", **others}
    other = replace(RIGHT_CELL, file="b.ipynb")
    assert judged(WRONG_CELL, other) == {
        "rnn_forward (a.ipynb, cell 5)": "failed",
        "rnn_forward (b.ipynb, cell 4)": "passed",
        **others,
    }


def test_gradescope_fails_what_was_asked_for_and_is_not_there() -> None:
    assert judged(RIGHT_CELL, exercise="rnn_backward") == {"rnn_backward": "failed"}
    assert judged(RIGHT_CELL, exercise="rnn_forward") == {"rnn_forward (a.ipynb, cell 4)": "passed"}


RUN = Row("a.ipynb", 3, "rnn_forward", "correct", protection="in bubblewrap")


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("stored", [[], *([Row("a.ipynb", 5, "rnn_forward", each)] for each in Verdict)])
def test_functions_that_were_run_decide_over_what_is_stored(verdict: str, stored: list[Row]) -> None:
    beside = [replace(row, protection=NOTHING_RUN) for row in stored]
    beside += [Row("a.ipynb", 9, "rnn_backward", "correct", protection=NOTHING_RUN)]
    status = "passed" if verdict == Verdict.CORRECT else "failed"
    found = judged(*beside, replace(RUN, verdict=verdict))
    assert found == {"rnn_forward (a.ipynb, cell 3)": status, **missing("rnn_forward")}


def test_what_concerns_a_whole_file_costs_nothing() -> None:
    helper = replace(unreadable("helper.py", "It defines none of rnn_forward."), protection="")
    assert judged(helper, RUN) == {
        "the file (helper.py)": "failed",
        "rnn_forward (a.ipynb, cell 3)": "passed",
        **missing("rnn_forward"),
    }
    table = pd.DataFrame([row.to_dict() for row in (helper, RUN)]).astype({"cell": "Int64"})
    found = results(table, 1)
    assert (found["score"], sum(test["max_score"] for test in found["tests"])) == (1.0, 8.0)
    assert found["output"] == "1 of 8 are correct."


def test_gradescope_names_no_cause_without_hints(folder: Path) -> None:
    table = run_batch(folder, Options(hints=0))
    title = table["title"][table["file"] == HOSTILE].item()
    test, *_ = by_submission(table, 0)[HOSTILE]["tests"]
    assert title not in test["output"]
    assert FORGETS not in test["output"]
    test, *_ = by_submission(run_batch(folder), 1)[HOSTILE]["tests"]
    assert f"WRONG\n{title}.\nHint: " in test["output"]
