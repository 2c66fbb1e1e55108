"""Functions: every mutant, a sample of the generated mutants and every correct variant, handed over as functions."""

from dataclasses import dataclass
from typing import Any

from catalog.diagnosing.diagnose import diagnose_functions
from catalog.evaluation.case import Case
from catalog.evaluation.course import variants
from catalog.evaluation.named import program_of
from catalog.evaluation.row import Sample, ScoreRow
from catalog.evaluation.truth import Correct, Made
from catalog.model.diagnosis import Diagnosis
from catalog.model.mutant import Mutant
from catalog.model.scope import Scope
from catalog.operators.generate import generated
from catalog.registry import all_mutants, exercise_of, exercises, family, reference_program
from catalog.running.behaviour import alike, behaviour

MUTANTS, GENERATED, VARIANTS = "functions with a mutant", "functions with a generated mutant", "correct functions"


@dataclass(frozen=True, slots=True)
class Functions(Case):
    """The functions of a program with one mistake, by its name."""

    def prepare(self) -> None:
        """Do nothing: functions are run on their own."""

    def program(self) -> Any:
        """Return what has the functions."""
        return program_of((self.name,))

    def diagnosed(self) -> Diagnosis:
        """Return what is said of them."""
        program, names = self.program(), family(exercises()[self.exercise]).functions
        functions = {name: getattr(program, name) for name in names}
        return diagnose_functions(functions, None, Scope(budget=self.budget, lines=False))


class Variant(Functions):
    """The functions of a correct variant, by its name."""

    def program(self) -> Any:
        """Return what has the functions."""
        return variants()[exercises()[self.exercise], self.name]


def rows(sample: Sample) -> list[ScoreRow]:
    """Return a row for named mutants, for generated ones that change what a program does, and for correct variants."""
    named = [_case(mutant, exercise_of(mutant)) for mutant in all_mutants()[:: sample.every]]
    unnamed = [
        _case(each, each.functions[0]) for name in _families() for each in _changing(name, sample.every_generated)
    ]
    last = {name: family(name).functions[-1] for name in _families()}
    correct = [Variant(name, "", last[family_name], Correct(), budget=0) for family_name, name in variants()]
    remark = f"one of {sample.every_generated}, without those that change nothing"
    return [
        ScoreRow(MUTANTS, tuple(named)),
        ScoreRow(GENERATED, tuple(unnamed), remark),
        ScoreRow(VARIANTS, tuple(correct)),
    ]


def _families() -> tuple[str, ...]:
    return tuple(dict.fromkeys(exercises().values()))


def _case(mutant: Mutant, exercise: str) -> Case:
    return Functions(mutant.name, "", exercise, Made(frozenset(mutant.functions), (mutant.name,)), budget=0)


def _changing(family_name: str, every: int) -> list[Mutant]:
    """Return one of so many generated mutants, of those that change what a program does."""
    right = behaviour(reference_program(family_name))
    mutants = generated(family_name)[::every]
    return [mutant for mutant in mutants if not alike(behaviour(program_of((mutant.name,))), right)]
