"""The catalog's own form: what every mutant and equivalent variant must be."""

import inspect
import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

import mutants
from catalog import Edit, Mutant, Outcome, Seen
from catalog.explaining.matching.candidate import single_mistakes
from catalog.model.signature import Signature
from catalog.programs.program import Program
from catalog.registry import (
    CatalogError,
    all_equivalents,
    all_mutants,
    check_mutant,
    exercise_of,
    exercises,
    family,
    family_of,
    load_mutant,
    probes,
    reference_program,
)
from catalog.running.behaviour import alike, behaviour
from catalog.running.comparison import outcomes
from catalog.running.printing import print_cell
from catalog.running.run import run
from catalog.running.signatures import home, measured_outcome, mutant_run, mutants_on, reference_run

FAMILIES = sorted(set(exercises().values()))


def name(mutant: Mutant) -> str:
    return mutant.name


def test_there_are_many_in_every_exercise_and_most_where_students_fail() -> None:
    count = Counter(exercise_of(mutant) for mutant in all_mutants())
    assert set(count) == set(exercises())
    assert sum(count.values()) >= 100
    assert min(count.values()) >= 10
    assert sum(count[exercise] for exercise in count if "backward" in exercise) > sum(count.values()) / 2


def test_names_are_unique_and_equal_their_paths() -> None:
    root = Path(str(mutants.__file__)).parent
    paths = {str(path.relative_to(root).with_suffix("")).replace("/", ".") for path in root.glob("*/*/*.py")}
    names = [mutant.name for mutant in all_mutants()]
    assert set(names) == {path for path in paths if not path.endswith("__init__")}


def test_titles_tell_mutants_of_one_exercise_apart() -> None:
    titles = Counter((exercise_of(mutant), mutant.title) for mutant in all_mutants())
    assert [title for title, count in titles.items() if count > 1] == []


def test_a_title_begins_with_a_capital_or_with_a_name_in_the_code() -> None:
    """It is shown as it is: no place makes its first letter large."""
    small = [mutant for mutant in all_mutants() if mutant.title[0].islower()]
    code = {mutant: "\n".join(family_of(mutant).sources.values()) for mutant in small}
    first = {mutant: mutant.title.split()[0].strip(",") for mutant in small}
    assert [mutant.title for mutant in small if not re.search(rf"\b{re.escape(first[mutant])}\b", code[mutant])] == []


@pytest.mark.parametrize("mutant", all_mutants(), ids=name)
def test_a_mutant_is_explained(mutant: Mutant) -> None:
    assert 10 <= len(mutant.title) <= 100
    assert len(mutant.explanation) >= 80
    complaints = wrong_hints(mutant)
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)
    assert all(seen.where and seen.count >= 1 for seen in mutant.seen)


def wrong_hints(mutant: Mutant) -> list[str]:
    """Return a sentence for each rule of docs/how-to/contributor.md that a hint breaks."""
    path = f"mutants/{mutant.name.replace('.', '/')}.py"
    return [
        f"{path}, hint {at + 1}, {hint!r}: {rule}."
        for at, hint in enumerate(mutant.hints)
        for rule, holds in {
            f"a hint has 20 to 220 characters, and this one has {len(hint)}": 20 <= len(hint) <= 220,
            'a hint ends with "." or "?"': hint.endswith((".", "?")),
            "the first hint asks a question": at > 0 or "?" in hint,
            "no hint is given twice": hint not in mutant.hints[:at],
        }.items()
        if not holds
    ]


def test_a_hint_that_breaks_a_rule_is_complained_of_by_its_number_and_the_rule() -> None:
    path = "mutants/c5w1a1/rnn_backward/drops_da_prevt.py"
    right = "Which line hands the gradient on?"
    assert wrong_hints(declared(hints=(right, f"{right} Look.", "The line is missing."))) == []
    assert wrong_hints(declared(hints=("Look at the loop there.", "The loop", "The loop"))) == [
        f"{path}, hint 1, 'Look at the loop there.': the first hint asks a question.",
        f"{path}, hint 2, 'The loop': a hint has 20 to 220 characters, and this one has 8.",
        f'{path}, hint 2, \'The loop\': a hint ends with "." or "?".',
        f"{path}, hint 3, 'The loop': a hint has 20 to 220 characters, and this one has 8.",
        f'{path}, hint 3, \'The loop\': a hint ends with "." or "?".',
        f"{path}, hint 3, 'The loop': no hint is given twice.",
    ]


@pytest.mark.parametrize("mutant", all_mutants(), ids=name)
def test_every_edit_applies_once_and_the_mutant_shows_somewhere(mutant: Mutant) -> None:
    sources = family_of(mutant).sources
    for edit in mutant.edits:
        assert sources[edit.function].count(edit.before) == 1
    cells = [probe for probe in probes() if mutant in mutants_on(probe)]
    assert any(
        print_cell(mutant_run(mutant, probe), probe) != print_cell(reference_run(probe), probe) for probe in cells
    )


@pytest.mark.parametrize("mutant", all_mutants(), ids=name)
def test_the_declared_outcome_is_the_measured_one(mutant: Mutant) -> None:
    complaint = wrong_outcome(mutant)
    if complaint:
        pytest.fail(complaint, pytrace=False)


def wrong_outcome(mutant: Mutant) -> str:
    """Return what is to be changed in a mutant's module where its outcome is another one, "" where it is that one."""
    probe, found = home(exercise_of(mutant)), measured_outcome(mutant)
    if found is mutant.outcome:
        return ""
    measured = outcomes(mutant_run(mutant, probe), reference_run(probe))
    each = ", ".join(f"{name} {outcome}" for name, outcome in measured.items())
    path = f"mutants/{mutant.name.replace('.', '/')}.py"
    return (
        f"{path} declares Outcome.{mutant.outcome.name}, and the cell {probe.name} measures Outcome.{found.name} "
        f"({each}): write outcome=Outcome.{found.name}, or change the edits."
    )


def test_a_wrong_outcome_is_complained_of_in_a_sentence() -> None:
    said = wrong_outcome(declared(outcome=Outcome.ZERO))
    assert said.startswith("mutants/c5w1a1/rnn_backward/drops_da_prevt.py declares Outcome.ZERO, and the cell c5w1a1.")
    assert "measures Outcome.WRONG (dx wrong, da0 wrong, " in said
    assert said.endswith("): write outcome=Outcome.WRONG, or change the edits.")


@pytest.mark.parametrize("family_name", FAMILIES)
def test_a_spelling_changes_nothing_anywhere(family_name: str) -> None:
    reference = reference_program(family_name)
    equivalents = all_equivalents(family_name)
    assert equivalents
    for equivalent in equivalents:
        program = Program(family(family_name), equivalent.edits)
        assert program.diff()
        assert alike(behaviour(program), behaviour(reference))
        for probe in probes():
            if probe.family == family_name:
                assert print_cell(run(probe, program), probe) == print_cell(reference_run(probe), probe)


@pytest.mark.parametrize("family_name", FAMILIES)
def test_a_spelling_lets_some_mutant_show_differently(family_name: str) -> None:
    spelled = [candidate for candidate in single_mistakes(family_name) if len(candidate.equivalents) == 1]
    useful = {
        candidate.equivalents[0].name
        for candidate in spelled
        if not alike(behaviour(candidate.program), behaviour(Program(family(family_name), candidate.mutants[0].edits)))
    }
    assert useful == {equivalent.name for equivalent in all_equivalents(family_name)}


def test_mutants_that_share_a_behaviour_are_few() -> None:
    same_print: dict[tuple[str, ...], list[Mutant]] = {}
    for mutant in all_mutants():
        cells = [probe for probe in probes() if mutant in mutants_on(probe)]
        key = (family_of(mutant).name, *(print_cell(mutant_run(mutant, probe), probe) for probe in cells))
        same_print.setdefault(key, []).append(mutant)
    pairs = [pair for group in same_print.values() for pair in combinations(group, 2)]
    behaviours = [tuple(behaviour(Program(family_of(each), each.edits)) for each in pair) for pair in pairs]
    assert sum(alike(*pair) for pair in behaviours) <= len(all_mutants()) // 20


def test_every_function_has_a_docstring_with_shapes() -> None:
    for family_name in FAMILIES:
        for function in family(family_name).functions:
            assert "(n_a, m" in str(inspect.getdoc(getattr(reference_program(family_name), function)))


def declared(**changes: object) -> Mutant:
    (mutant,) = [mutant for mutant in all_mutants() if mutant.name == "c5w1a1.rnn_backward.drops_da_prevt"]
    return replace(mutant, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"edits": (Edit("rnn_backward", "not there", "x"),)}, "0 times"),
        ({"edits": (Edit("rnn_backward", "da_prevt", "x"),)}, "times, and must stand there exactly once"),
        ({"edits": (Edit("rnn_backward", "da0 = da_prevt", "da0 = da_prevt"),)}, "replaced by itself"),
        ({"edits": (Edit("rnn_backward", "da0 = da_prevt", "da0 ="),)}, "does not compile"),
        ({"edits": (Edit("rnn_backward", "da0 = da_prevt", "da0 = da"),) * 2}, "overlap"),
        ({"edits": (Edit("rnn_forward", "a_next = a0", "a_next = 0 * a0"),)}, "stands in the folder of rnn_backward"),
        ({"hints": ()}, "has 0 hints, and needs 3"),
        ({"hints": "abc"}, "hints is not a tuple of str"),
        ({"seen": Seen("x")}, "seen is not a tuple of Seen; one alone needs a comma behind it"),
        ({"name": "c5w1a1.gru_backward.x"}, "'gru_backward' is not one of"),
    ],
)
def test_a_mutant_that_cannot_be_used_is_refused_by_its_file(changes: dict[str, object], complaint: str) -> None:
    with pytest.raises(CatalogError, match=complaint) as caught:
        check_mutant(declared(**changes), "mutants/c5w1a1/rnn_backward/some_file.py")
    assert str(caught.value).startswith("mutants/c5w1a1/rnn_backward/some_file.py: ")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({"__doc__": "A title.\n\nAn explanation."}, "declares no MUTANT"),
        ({"__doc__": "A title alone.", "MUTANT": Mutant((), ())}, "docstring needs a title"),
        ({"__doc__": None, "MUTANT": Mutant((), ())}, "docstring needs a title"),
    ],
)
def test_a_module_that_declares_nothing_is_refused_by_its_file(
    monkeypatch: pytest.MonkeyPatch, content: dict[str, object], complaint: str
) -> None:
    module = ModuleType("mutants.c5w1a1.rnn_backward.some_file")
    vars(module).update(content, __file__="some_file.py")
    monkeypatch.setitem(__import__("sys").modules, module.__name__, module)
    with pytest.raises(CatalogError, match=complaint) as caught:
        load_mutant(module.__name__)
    assert str(caught.value).startswith("some_file.py: ")


def test_outcomes_tell_apart_what_they_should() -> None:
    reference = {"right": np.ones(3), "zero": np.ones(3), "shape": np.ones(3), "nan": np.ones(3), "wrong": np.ones(3)}
    values = {"right": np.ones(3) + 1e-14, "zero": np.zeros(3), "shape": np.ones((3, 1)), "nan": np.full(3, np.nan)}
    measured = outcomes(Signature({**values, "wrong": np.array([1.0, 1.0, 2.0])}), Signature(reference))
    assert measured == {
        "right": Outcome.RIGHT,
        "zero": Outcome.ZERO,
        "shape": Outcome.WRONG_SHAPE,
        "nan": Outcome.NOT_FINITE,
        "wrong": Outcome.WRONG,
    }
