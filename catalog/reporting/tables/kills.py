"""Kills: which test kills which mutant, as JSON and as a table."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from catalog.model.suite_kills import MutantKills, SuiteKills, SuiteTest

VERSION = 1
COLUMNS = ("title", "functions", "named", "seen", "state")


def kills_json(kills: SuiteKills) -> str:
    """Return which test kills which mutant, as JSON; the same for the same tests."""
    content = {
        "version": VERSION,
        "tests": [_test(each, kills) for each in kills.tests],
        "uncalled": kills.uncalled,
        "missing": kills.missing,
        "mutants": [_mutant(each) for each in kills.mutants],
    }
    return f"{json.dumps(content, indent=1)}\n"


def _test(test: SuiteTest, kills: SuiteKills) -> dict[str, Any]:
    return {
        "test": test.name,
        "functions": test.functions,
        "kills": kills.killed_by(test.name),
        "asserted": kills.asserted_by(test.name),
        "run_with": kills.run_with(test.name),
        "reasons": list(map(str, test.reasons)),
    }


def _mutant(found: MutantKills) -> dict[str, Any]:
    mutant = found.mutant
    return {
        "mutant": mutant.name,
        "title": mutant.title,
        "hint": mutant.hints[0],
        "functions": mutant.functions,
        "named": not mutant.operator,
        "seen": mutant.count,
        "state": str(found.state),
        "kills": {test: {"kind": kill.kind, "message": kill.message} for test, kill in found.kills.items()},
        "passed": found.passed,
    }


def read_kills(path: str | Path) -> pd.DataFrame:
    """Return what --bptt-json wrote, a row for each mutant and, behind what is known of it, a column for each test.

    title, functions (tuple), named, seen, state: killed, survived or equivalent. A test's column has the kind of its
    failure, "" where it passed, and None where it calls nothing that the mutant changes. Raises OSError, and ValueError
    for a file that is no such JSON.
    """
    content = json.loads(Path(path).read_text(encoding="utf-8"))
    if not isinstance(content, dict) or content.get("version") != VERSION:
        raise ValueError(f"{path} is not what --bptt-json writes")
    mutants = content["mutants"]
    known = {name: [each[name] for each in mutants] for name in COLUMNS}
    known["functions"] = list(map(tuple, known["functions"]))
    tests = {each["test"]: [_cell(mutant, each["test"]) for mutant in mutants] for each in content["tests"]}
    index = pd.Index([each["mutant"] for each in mutants], name="mutant", dtype=object)
    said = {name: pd.Series(cells, index=index, dtype=object) for name, cells in tests.items()}
    return pd.DataFrame({**known, **said}, index=index)


def _cell(mutant: dict[str, Any], test: str) -> str | None:
    if test in mutant["kills"]:
        return str(mutant["kills"][test]["kind"])
    return "" if test in mutant["passed"] else None
