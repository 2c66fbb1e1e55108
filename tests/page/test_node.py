"""The answers in WebAssembly are those of this Python: Pyodide's, in Node."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from catalog.page.answering import answer
from tests.page.submissions import FILES, OUTPUTS, PRINTED, Question
from tests.support.paths import ROOT
from tests.support.sampling import sample

PYODIDE, NODE = os.environ.get("BPTT_BUGS_PYODIDE", ""), shutil.which("node")
PROGRAM = Path(__file__).parent / "node" / "answer.mjs"
QUESTIONS = [*FILES.values(), *OUTPUTS, *sample(PRINTED, 60)]

# Sums in another order differ in the last digits.
CLOSE = 1e-9
_NUMBER = re.compile(r"-?\d+\.\d+(?:e[-+]\d+)?")

needed = pytest.mark.skipif(
    not (PYODIDE and NODE),
    reason="set BPTT_BUGS_PYODIDE to a folder with Pyodide 0.27.7 and numpy's wheel, and have node on the path",
)


@cache
def in_node() -> tuple[dict[str, Any], ...]:
    """Return the answers of Pyodide to all questions, asked in one run."""
    assert NODE is not None
    project = Path(os.environ.get("PYTEST_TMP", "/tmp")) / f"bptt-bugs-{os.getpid()}.zip"
    _packed(project)
    try:
        asked = "".join(f"{json.dumps(each)}\n" for each in QUESTIONS)
        found = subprocess.run(
            [NODE, str(PROGRAM), str(project)], input=asked, capture_output=True, text=True, check=False
        )
    finally:
        project.unlink()
    assert found.returncode == 0, found.stderr[-3000:]
    return tuple(json.loads(json.loads(line)["answer"]) for line in found.stdout.splitlines())


def _packed(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in ("catalog", "mutants", "reference"):
            for file in sorted((ROOT / folder).rglob("*")):
                if file.suffix in (".py", ".json"):
                    archive.write(file, file.relative_to(ROOT))


def same(one: Any, other: Any) -> bool:
    """True for equal JSON, of which numbers may differ in their last digits."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return one == other or abs(one - other) <= CLOSE * max(abs(one), abs(other))
    if isinstance(one, str) and isinstance(other, str):
        # Numbers that a cell would print stand in texts, and where a line breaks is a matter of their digits.
        return _NUMBER.sub("#", one).split() == _NUMBER.sub("#", other).split() and same(_in(one), _in(other))
    return type(one) is type(other) and bool(one == other)


def _in(text: str) -> list[float]:
    return [float(each) for each in _NUMBER.findall(text)]


def ordinary(question: Question) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer(**question))
    return found


@needed
@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_the_answer_is_the_same_in_a_page(number: int) -> None:
    expected, found = ordinary(QUESTIONS[number]), in_node()[number]
    assert same(found["json"], expected["json"])
    assert same(found["text"], expected["text"])
    assert same(found["markdown"], expected["markdown"])
