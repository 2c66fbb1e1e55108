"""Every named mutant's output with each error of a scanner: said as the clean output is, or not called right."""

import re

from catalog import Verdict, diagnose
from catalog.model.diagnosis import Diagnosis
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.programs.program import Program
from catalog.registry import all_mutants, exercise_of, family_of
from catalog.running.printing import print_cell
from catalog.running.run import run
from catalog.running.signatures import home, reference_run
from tests.support.sampling import sample

# What scanners make of a digit, one kind at a time.
MISREAD = {"0": "O", "1": "l", "5": "S", "8": "B", "2": "Z"}


def printed(mutant: Mutant) -> tuple[str, Probe]:
    probe = home(exercise_of(mutant))
    return print_cell(run(probe, Program(family_of(mutant), mutant.edits)), probe), probe


def scanned(text: str, digit: str) -> str:
    """Return a text in which the first such digit behind the point of each number is misread."""
    return re.sub(rf"(\.\d*?){digit}(?=\d*\d)", rf"\g<1>{MISREAD[digit]}", text)


def names(diagnosis: Diagnosis) -> set[str]:
    return {name for cause in diagnosis.causes for name in cause.mutants}


def cases() -> list[tuple[Mutant, str]]:
    """Return the mutants that show in numbers of their own cell, with each digit that is misread."""
    found = []
    for mutant in all_mutants():
        text, probe = printed(mutant)
        right = print_cell(reference_run(probe), probe)
        if "Error" not in text and text != right:
            found += [(mutant, digit) for digit in MISREAD if scanned(text, digit) != text]
    return found


def test_a_scanned_mutant_is_said_as_it_is_when_it_is_clean() -> None:
    clean: dict[str, Diagnosis] = {}
    false, said = [], 0
    asked = sample(cases(), 60)
    for mutant, digit in asked:
        text, probe = printed(mutant)
        if mutant.name not in clean:
            clean[mutant.name] = diagnose(text, exercise=probe.exercise, budget=0)
        found = diagnose(scanned(text, digit), exercise=probe.exercise, budget=0)
        said += names(found) == names(clean[mutant.name]) and found.verdict == clean[mutant.name].verdict
        if found.verdict == Verdict.CORRECT or not names(found) <= names(clean[mutant.name]):
            false.append((mutant.name, digit, str(found.verdict), names(found)))
    assert len(asked) >= 60
    assert not false
    assert said == len(asked)
