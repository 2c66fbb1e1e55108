"""The README shows what really comes out, and stays short."""

import re

from catalog import diagnose
from catalog.operators.generate import generated
from catalog.registry import all_mutants, exercises
from reference.c5w1a1.corpus.judge import outputs
from tests.support.documents import DOCS, README, flowing, read

TEXT = read(README)
LONGEST = 140


def test_the_worked_example_is_what_comes_out() -> None:
    text = read(DOCS / "thread.txt")
    assert f"$ cat docs/thread.txt\n{text}$ bptt-bugs diagnose docs/thread.txt\n{diagnose(text)}\n```" in TEXT
    assert text.strip() in {case["text"] for case in outputs()}


def test_it_can_be_read_at_once() -> None:
    assert len(TEXT.splitlines()) <= LONGEST


def test_the_lines_that_ci_runs_are_there_once() -> None:
    lines = re.findall(r"^python3 -m venv .*$", TEXT, re.MULTILINE)
    assert [re.findall(r"bptt-bugs diagnose|pytest", line) for line in lines] == [["bptt-bugs diagnose"], ["pytest"]]


def test_the_number_of_mutants_is_the_real_one() -> None:
    (hundreds,) = re.findall(r"More than (\d+) mutants, each", flowing(README))
    assert int(hundreds) < len(all_mutants()) <= int(hundreds) + 100


def test_the_number_of_generated_mutants_is_the_real_one_and_that_of_an_answer() -> None:
    (hundreds,) = re.findall(r"about ([\d,]+) generated mutants", flowing(README))
    families = dict.fromkeys(exercises().values())
    mutants = sum(len(generated(family)) for family in families)
    assert abs(mutants - int(hundreds.replace(",", ""))) < 100
    said = diagnose("gradients['dx'][1][2] = [0.1 0.2 0.3 0.4]", exercise="rnn_backward", budget=0).reached
    (tried,) = re.findall(r"each of ([\d,]+) single mistakes", said)
    family = len(generated(exercises()["rnn_backward"]))
    assert family - 100 < int(tried.replace(",", "")) <= family + len(all_mutants())
