"""The README shows what really comes out."""

import re

from catalog import Outcome, diagnose
from catalog.operators.generate import generated
from catalog.registry import all_mutants, exercises
from reference.c5w1a1.corpus.judge import outputs
from tests.support.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_worked_example_is_what_comes_out() -> None:
    text = (ROOT / "docs" / "thread.txt").read_text(encoding="utf-8")
    assert f"$ cat docs/thread.txt\n{text}$ bptt-bugs diagnose docs/thread.txt\n{diagnose(text)}\n```" in README
    assert text.strip() in {case["text"] for case in outputs()}


def test_the_number_of_mutants_is_the_real_one() -> None:
    (hundreds,) = re.findall(r"More than (\d+) mutants, each", README)
    assert int(hundreds) < len(all_mutants()) <= int(hundreds) + 100


def test_the_number_of_generated_generated_mutants_is_the_real_one_and_that_of_an_answer() -> None:
    (hundreds,) = re.findall(r"about ([\d,]+) generated mutants", README)
    families = dict.fromkeys(exercises().values())
    mutants = sum(len(generated(family)) for family in families)
    assert abs(mutants - int(hundreds.replace(",", ""))) < 100
    said = diagnose("gradients['dx'][1][2] = [0.1 0.2 0.3 0.4]", budget=0).reached
    (tried,) = re.findall(r"each of ([\d,]+) single mistakes", said)
    assert mutants - 500 < int(tried.replace(",", "")) <= mutants + len(all_mutants())


def test_the_mutant_that_contributing_shows_is_the_real_one() -> None:
    module = ROOT / "mutants" / "c5w1a1" / "rnn_backward" / "returns_da0_as_zeros.py"
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"```python\n{module.read_text(encoding='utf-8')}```" in contributing


def test_contributing_lists_the_outcomes() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert re.findall(r"^ *\| `([A-Z_]+)` \|", contributing, re.MULTILINE) == [each.name for each in Outcome]


def test_the_names_in_the_documents_exist() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names = {mutant.name for mutant in all_mutants()}
    for path in re.findall(r"mutants/(\w+/\w+/\w+)\.py", README + contributing):
        assert path.replace("/", ".") in names
    for ending in re.findall(r"bptt-bugs explain (\w+)", README):
        assert any(name.endswith(f".{ending}") for name in names)


def test_the_documented_keys_are_the_real_ones() -> None:
    document = (ROOT / "docs" / "diagnosis.md").read_text(encoding="utf-8")
    keys = set(re.findall(r"^\| (\w+) \|", document, re.MULTILINE)) - {"key"}
    content = diagnose("gradients['dx'][1][2] = [-0.15028183 -0.34554547 0.02071758 0.01483317]").to_dict(text=True)
    assert keys == {*content, *content["causes"][0], "cells"}
