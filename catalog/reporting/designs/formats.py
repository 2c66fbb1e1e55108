"""Formats: a designed cell to paste, as a test, as a notebook, and as data."""

import json
from typing import Any

from catalog.designing.design import Design
from catalog.designing.leftover import CORRECT
from catalog.reporting.designs.text import show
from catalog.reporting.phrases.design import EXPECTED
from catalog.reporting.tables.formats import plain_data

FORMATS = ("plain", "cell", "pytest", "json", "ipynb")


def text(found: Design, form: str) -> str:
    """Return a design in one of FORMATS."""
    match form:
        case "cell":
            return f"{found.cell}\n# {EXPECTED}\n{_commented(found.expected)}"
        case "pytest":
            return found.pytest
        case "json":
            return json.dumps(record(found), indent=1, ensure_ascii=False) + "\n"
        case "ipynb":
            return json.dumps(notebook(found), indent=1, ensure_ascii=False) + "\n"
    return f"{show(found, 0)}\n"


def _commented(text: str) -> str:
    return "".join(f"# {line}".rstrip() + "\n" for line in text.splitlines())


def record(found: Design) -> dict[str, Any]:
    """Return a design as JSON types; a correct program among what is left is null."""
    steps = [
        {
            "line": step.line.label,
            "numbers": step.numbers,
            "killed": step.score.killed,
            "named_killed": step.named.killed,
            "groups": step.score.groups,
            "left": plain_data(step.score.left),
            "seen_killed": step.score.seen_killed,
            "seen_left": plain_data(step.score.seen_left),
        }
        for step in found.steps
    ]
    left = [
        {
            "reason": str(each.reason),
            "alike": [[None if mutant is CORRECT else mutant.name for mutant in group] for group in each.alike],
        }
        for each in found.left
    ]
    score = found.score
    return {
        "exercise": found.exercise,
        "seed": found.setting.seed,
        "sizes": dict(found.setting.sizes),
        "mutants": score.mutants,
        "equivalent": score.equivalent,
        "named": found.steps[-1].named.mutants,
        "seen": score.seen,
        "apart": found.apart,
        "steps": steps,
        "left": left,
        "cell": found.cell,
        "expected": found.expected,
        "pytest": found.pytest,
    }


def notebook(found: Design) -> dict[str, Any]:
    """Return a notebook with the cell, and what it prints of correct functions as its output."""
    output = {"name": "stdout", "output_type": "stream", "text": _lines(found.expected)}
    cell: dict[str, Any] = {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [output],
        "source": _lines(found.cell.rstrip("\n")),
    }
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 4}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
