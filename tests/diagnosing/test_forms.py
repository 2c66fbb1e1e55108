"""The forms of a diagnosis: of arrays as of text, and what it is given in to people and to programs."""

import json
import os
import subprocess
import sys
from dataclasses import fields

import numpy as np
import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercises, family_of, probes
from catalog.reporting.heads import HEADS
from catalog.running.behaviour import alike, behaviour
from catalog.running.printing import print_cell
from catalog.running.signatures import home, mutant_run, mutants_on, reference_run
from tests.support.course_tables import PRINTED
from tests.support.paths import ROOT
from tests.support.printed import DROPPED_LINE, ZEROS_LINE


@pytest.mark.parametrize("exercise", exercises())
def test_arrays_are_diagnosed_like_text(exercise: str) -> None:
    probe = home(exercise)
    right = reference_run(probe).outputs
    counts = dict.fromkeys(Verdict, 0)
    for mutant in mutants_on(probe):
        outputs = mutant_run(mutant, probe).outputs
        arrays = {name: value for name, value in outputs.items() if isinstance(value, np.ndarray)}
        if not arrays:
            continue
        diagnosis = diagnose(arrays, exercise=exercise)
        counts[diagnosis.verdict] += 1
        if diagnosis.verdict == Verdict.CORRECT:
            assert all(np.allclose(value, right[name], rtol=1e-9) for name, value in arrays.items())
            continue
        expected = behaviour(Program(family_of(mutant), mutant.edits))
        found = [alike(behaviour(cause.program), expected) for cause in diagnosis.causes]
        assert any(found), mutant.name
        assert diagnosis.verdict == Verdict.AMBIGUOUS or found == [True], mutant.name
    assert counts[Verdict.EXPLAINED] > sum(counts.values()) / 3
    assert counts[Verdict.LOCALISED] == counts[Verdict.UNREADABLE] == 0


def test_arrays_need_no_exercise() -> None:
    probe = next(probe for probe in probes() if probe.name == "c5w1a1.lstm_cell_backward")
    assert diagnose(dict(reference_run(probe).outputs)).exercise == "lstm_cell_backward"


def test_a_diagnosis_is_the_same_in_every_process() -> None:
    code = f"from catalog import diagnose\nfor text in {[DROPPED_LINE, ZEROS_LINE]}: print(diagnose(text).to_json())"
    texts = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(texts) == 1


def test_a_diagnosis_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match="compare its verdict"):
        bool(diagnose(DROPPED_LINE))


def test_json_has_the_attributes_as_keys_and_the_text_only_if_asked() -> None:
    diagnosis = diagnose(DROPPED_LINE)
    content = json.loads(diagnosis.to_json())
    said = {"conclusion", "evidence", "remarks", "next_step", "search"}
    in_words = {"reason", "findings", "notes", "advice", "reached"}
    attributes = {each.name for each in fields(Diagnosis)} - {"parts", "text", "trouble"}
    assert set(content) == (attributes - said) | in_words | {"schema"}
    assert content["schema"] == 3
    assert content["verdict"] == "ambiguous"
    assert content["causes"][0]["hints"] == list(diagnosis.causes[0].hints)
    assert "text" not in content
    assert json.loads(diagnosis.to_json(text=True))["text"] == DROPPED_LINE
    several = diagnose(f"{PRINTED['c5w1a1.rnn_forward']}\n{DROPPED_LINE}").to_dict()
    assert [cell["exercise"] for cell in several["cells"]] == ["rnn_forward", "rnn_backward"]


def test_a_representation_does_not_give_the_hints_away() -> None:
    diagnosis = diagnose(DROPPED_LINE)
    assert repr(diagnosis).startswith("<Diagnosis ambiguous: c5w1a1.rnn_backward.drops_da_prevt")
    shown = repr((diagnosis, diagnosis.causes, diagnosis.causes[0].program))
    assert not any(hint in shown for cause in diagnosis.causes for hint in cause.hints)


def test_text_for_people_is_verdict_first_in_80_columns_and_never_the_answer() -> None:
    for mutant in all_mutants():
        probe = home(mutant.name.split(".")[1])
        diagnosis = diagnose(print_cell(mutant_run(mutant, probe), probe), exercise=probe.exercise)
        text = str(diagnosis)
        assert text.startswith(HEADS[diagnosis.verdict])
        assert max(map(len, text.splitlines())) <= 80
        assert mutant.hints[2] not in " ".join(text.split())
    assert "Hint 3" in diagnose(DROPPED_LINE).show(hints=3)
    assert "Hint" not in diagnose(DROPPED_LINE).show(hints=0)
