"""Wording: what a person reads first fits a screen, in words that need no explanation."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.explaining.matching.candidate import Candidate
from catalog.model.cause import Cause
from catalog.model.diagnosis import NextLine
from catalog.model.finding import Refused
from catalog.model.mutant import Mutant
from catalog.model.problem import Problem, Raised
from catalog.operators.generate import generated
from catalog.registry import all_mutants, exercises, family_of
from catalog.reporting.heads import HEADS, PROBLEMS
from catalog.reporting.layout import FIRST, WIDTH
from tests.support.printed import DROPPED_LINE

# Terms of the data, which a student does not know.
TERMS = ("localised", "ambiguous", "readings", "behaves alike")

LONG = "Print more of it, because there are several things that would do the same. " * 2
NAMES = tuple(f"dW{gate}[{row}][{column}]" for gate in "ficoy" for row in range(3) for column in range(3))


def long_titled(count: int) -> list[Mutant]:
    """Return the named mistakes of one family with the longest titles and first hints."""
    own = [mutant for mutant in all_mutants() if family_of(mutant).name == "c5w1a1.lstm"]
    return sorted(own, key=lambda mutant: -len(mutant.title + mutant.hints[0]))[:count]


def cause(*mistakes: Mutant) -> Cause:
    family = family_of(mistakes[0]).name
    functions = tuple(dict.fromkeys(name for each in mistakes for name in each.functions))
    program = Candidate(family, mistakes[:1]).made()
    return Cause(mistakes, ("a.b.c", "a.b.d"), functions, (3, 4), 0.0, program)


@cache
def kinds() -> tuple[Diagnosis, ...]:
    """Return a diagnosis of every kind, of numbers."""
    return tuple(_kinds())


def _kinds() -> Iterator[Diagnosis]:
    """Yield a diagnosis of every verdict with the longest of everything."""
    some = long_titled(8)
    mutants = [mutant for mutant in generated("c5w1a1.lstm") if len(mutant.hints[0]) > 60][:2]
    causes = [
        (),
        *([cause(each) for each in some[:count]] for count in (1, 2, 6)),
        [cause(*some[:3])],
        [cause(*mutants)],
    ]
    for verdict in Verdict:
        for found in causes:
            for advice in ("", LONG):
                yield Diagnosis(
                    verdict,
                    Refused(
                        LONG if len(found) != 1 or len(found[0].mistakes) == 1 else "They give exactly what was shown."
                    ),
                    exercise="lstm_cell_backward",
                    causes=tuple(found),
                    right=NAMES,
                    wrong=NAMES[::-1],
                    evidence=tuple(Refused(f"{name}: right at step 3, wrong at step 0, 1, 2.") for name in NAMES),
                    next_line=NextLine("dx[0]"),
                    next_step=Refused(advice),
                    remarks=(Refused(LONG), Refused(LONG)),
                    search=Refused(LONG),
                )


@pytest.mark.parametrize("hints", [0, 1, 2, 3])
@pytest.mark.parametrize("protection", ["", "in this process, without protection"])
def test_every_kind_fits_the_width_and_its_beginning_the_first_screen(hints: int, protection: str) -> None:
    for diagnosis in kinds():
        shown = replace(diagnosis, protection=protection)
        text = shown.show(hints)
        assert max(map(len, text.splitlines())) <= WIDTH
        first = "\n".join(text.splitlines()[: FIRST if hints <= 1 else None])
        if protection and diagnosis.verdict is Verdict.CORRECT:
            assert text.startswith("CORRECT: lstm_cell_backward.\n")
            continue
        assert not diagnosis.advice or "Next: " in first
        if diagnosis.causes:
            assert f"--hints {hints + 1} gives {'another' if hints else 'a'} hint" in first or hints == len(
                diagnosis.causes[0].mistakes[0].hints
            )
            assert len(diagnosis.causes) == 1 or hints > 1 or "more, below" in first or len(diagnosis.causes) == 2


def test_several_parts_begin_with_which_are_wrong() -> None:
    wrong = kinds()[0]
    for protection in ("", "in this process, without protection"):
        parts = [
            replace(wrong, exercise=name, verdict=verdict, protection=protection)
            for name, verdict in zip(exercises(), [*Verdict, *Verdict], strict=False)
        ]
        text = replace(parts[1], parts=tuple(parts)).show()
        lines = text.splitlines()
        assert lines[0].startswith("WRONG: rnn_forward, lstm_cell_forward, lstm_forward, ")
        assert "CORRECT: the other 2." in " ".join(lines[:3])
        assert "CORRECT: rnn_cell_forward, " in text
        assert any(line.startswith("WRONG (rnn_forward): ") for line in lines[:5])
        assert max(map(len, lines)) <= WIDTH


def test_no_term_of_the_data_is_said_of_any_named_mistake() -> None:
    for diagnosis in kinds():
        text = replace(diagnosis, evidence=()).show().lower()
        assert [term for term in TERMS if term in text] == []


def test_everything_is_said_somewhere() -> None:
    """What the first screen leaves out stands below it."""
    for diagnosis in kinds():
        text = " ".join(diagnosis.show(3).split())
        for each in diagnosis.causes[:5]:
            assert each.mistakes[0].name in text
            hints = each.mistakes[0].hints
            assert all(hint in text for hint in hints) or each.mistakes[0].operator
        if diagnosis.verdict is Verdict.LOCALISED:
            assert all(finding in text for finding in diagnosis.findings)
        assert " ".join(LONG.split()) in text


def test_what_to_do_next_is_apart_from_the_reason() -> None:
    diagnosis = diagnose(DROPPED_LINE)
    assert diagnosis.advice.startswith('Print gradients["da0"][2][3]: ')
    assert "Print" not in diagnosis.reason
    assert f"Next: {diagnosis.advice}" in " ".join(diagnosis.show().split())


def test_an_answer_to_post_names_the_mistake_only_where_that_is_asked_for() -> None:
    for diagnosis in kinds():
        for hints in (0, 1, 2):
            hidden, named = diagnosis.to_markdown(hints), diagnosis.to_markdown(hints, cause=True)
            for mistake in (each for cause in diagnosis.causes[:3] for each in cause.mistakes):
                assert mistake.name not in hidden
                assert mistake.title not in hidden
                assert mistake.name in named
            given = [cause.mistakes[0].hints[:hints] for cause in diagnosis.causes[:3]]
            assert hidden.count("- Hint: ") == len([hint for each in dict.fromkeys(given) for hint in each])
            assert "- Next: " in hidden or not (diagnosis.advice or diagnosis.causes)


@pytest.mark.parametrize("problem", list(Problem))
def test_what_an_exception_says_by_itself_has_a_word_of_its_own(problem: Problem) -> None:
    for verdict in (Verdict.LOCALISED, Verdict.UNREADABLE):
        diagnosis = Diagnosis(
            verdict,
            Refused("It is so."),
            exercise="rnn_backward",
            raised=Raised(problem),
            next_step=Refused("Do this."),
        )
        word = PROBLEMS.get(problem, HEADS[verdict])
        assert diagnosis.show().startswith(f"{word} (rnn_backward): It is so.\n\n  Next: Do this.")
        assert diagnosis.to_markdown().startswith(f"**{word.capitalize()} (`rnn_backward`):** It is so.")


def test_numbers_that_nothing_explains_end_with_what_would_show_more() -> None:
    diagnosis = Diagnosis(
        Verdict.LOCALISED, Refused("Nothing gives these numbers."), exercise="rnn_backward", wrong=("dx[1][2]",)
    )
    assert "Next: Hand over the functions themselves" in diagnosis.show()
    assert "Next: " not in replace(diagnosis, protection="in this process").show()
