"""The scoreboard: what its rows are drawn from, how a diagnosis is counted, and what is below its limit."""

import re
from collections.abc import Sequence
from functools import cache

import pandas as pd
import pytest

from catalog import Verdict, diagnose
from catalog.caching import RESPONSES
from catalog.evaluation import corpus as real
from catalog.evaluation import correct, cut, leave_one_out, sets, unrelated
from catalog.evaluation.board import SOURCES, as_text, misses, score, table
from catalog.evaluation.case import Case, judged, solve
from catalog.evaluation.cells import printing, right_text
from catalog.evaluation.course import corpus_outputs
from catalog.evaluation.limits import FIRST, FUNCTION, LIMITS, SURE, broken
from catalog.evaluation.made import first_shown
from catalog.evaluation.named import program_of
from catalog.evaluation.row import Sample, ScoreRow
from catalog.evaluation.truth import Correct, Made, Nothing
from catalog.model.diagnosis import Diagnosis
from catalog.model.finding import Refused
from catalog.registry import all_mutants
from report import main

MIN = Sample(
    every=34,
    pairs=4,
    triples=2,
    every_set=2,
    each_size=1,
    one_statement=4,
    unmade=3,
    quick=32,
    whole=2,
    few=2,
    budget=200,
)
FORGETS_BA = "c5w1a1.rnn_cell_forward.forgets_ba"
FORGETS_BY = "c5w1a1.rnn_cell_forward.forgets_by"


@cache
def rows() -> dict[str, ScoreRow]:
    return {row.name: row for source in SOURCES.values() for row in source(MIN)}


def cases(name: str, most: int) -> Sequence[Case]:
    """Return a row's first cases of the exercises that have the fewest mistakes to run."""
    return [case for case in rows()[name].cases if case.exercise.startswith("rnn_cell")][:most]


def text_of(*names: str) -> str:
    output = first_shown(names)
    assert output is not None
    return output.text


def test_the_samples_are_the_same_every_time() -> None:
    first = rows()
    RESPONSES.forget(sets._of_family)
    assert rows.__wrapped__() == first


def test_a_smaller_sample_is_the_beginning_of_a_larger_one() -> None:
    names = [each.names for each in sets.drawn(2, 4)]
    assert set(names) < {each.names for each in sets.drawn(2, 8)}
    assert unrelated.rows(Sample(quick=10))[0].cases == unrelated.rows(Sample(quick=20))[0].cases[:10]


def test_no_row_is_empty() -> None:
    assert [name for name, row in rows().items() if not row.cases and cut.SINGLES not in name] == []


def test_every_limit_is_of_a_row_and_a_column() -> None:
    board = table([(row, []) for row in rows().values()])
    assert {limit.row for limit in LIMITS} <= set(board["what"])
    assert {limit.column for limit in LIMITS} <= set(board)


def test_all_real_outputs_are_in_the_rows() -> None:
    count = len(corpus_outputs())
    titles = (real.NUMBERS, real.EXCEPTIONS, real.MORE_NUMBERS, real.MORE_EXCEPTIONS)
    assert sum(len(rows()[title].cases) for title in titles) == count
    everything = {mutant.name for mutant in all_mutants()}
    assert all(case.without == everything for case in rows()[real.UNKNOWN.format(real.NUMBERS)].cases)


def test_a_mutant_that_is_left_out_is_not_known() -> None:
    row, _ = leave_one_out.rows(Sample(every=40))
    for case in row.cases:
        assert isinstance(case.truth, Made)
        assert case.without == set(case.truth.names)


@pytest.mark.parametrize("name", [real.NUMBERS, real.EXCEPTIONS])
def test_a_real_output_is_right_first(name: str) -> None:
    assert all(solve(case).first for case in cases(name, 2))


def test_a_set_prints_what_no_part_of_it_prints() -> None:
    for size in (2, 3):
        for output in sets.drawn(size, 4):
            assert len(output.names) == size
            assert not output.raises
            assert all(first_shown((name,)) is None or text_of(name) != output.text for name in output.names)


def test_a_correct_program_is_called_correct() -> None:
    for row in correct.rows(MIN):
        result = solve(row.cases[0])
        assert (result.first, result.sure, result.function) == (True, False, True)


def test_nobody_is_named_for_what_no_edit_made() -> None:
    singles = unrelated.rows(MIN)[: len(unrelated.DIGITS)]
    found = [solve(case) for row in singles for case in row.cases if case.exercise == "rnn_cell_forward"]
    assert len(found) >= 3
    assert all(result.silent and not result.sure for result in found)


def test_unrelated_outputs_of_a_cell_all_differ() -> None:
    for row in unrelated.rows(Sample(quick=400))[: len(unrelated.DIGITS)]:
        texts = [case.text for case in row.cases]
        assert len(set(texts)) == len(texts)


def test_unrelated_outputs_are_of_every_kind_on_every_cell() -> None:
    names = {case.name.split(",")[0] for case in unrelated.rows(Sample(quick=360))[0].cases}
    assert names == {f"{kind} on {probe.name}" for kind, _ in unrelated.KINDS for probe in printing()}


def test_an_unrelated_output_is_of_few_digits_and_not_right() -> None:
    for digits in unrelated.DIGITS:
        for at in range(3 * len(unrelated.KINDS)):
            case = unrelated.case(at, at, digits, 0)
            assert digits == unrelated.AS_PRINTED or not re.search(rf"\.\d{{{digits + 1}}}", case.text)
            assert case.text not in {unrelated.cut(right_text(probe), digits) for probe in printing()}, case.name


def test_a_line_alone_and_numbers_with_fewer_digits_are_known() -> None:
    output = first_shown((FORGETS_BA,))
    assert output is not None
    line, right = cut.one_line(output)
    assert line.startswith("a_next[4] = \n")
    assert right.startswith("a_next[4] = \n")
    short = cut.shortened(output.text, 4)
    assert not re.search(r"\.\d{5}|\.\d{0,3}[ \]]", short)
    assert all(solve(Case("", text, output.probe.exercise, output.case().truth)).first for text in (line, short))


def test_shortening_keeps_exponents_shapes_and_indices() -> None:
    text = "dx[1][2] = [-1.02261900e-03 0. 12.5]\ndx.shape = (3, 10)"
    assert cut.shortened(text, 3) == "dx[1][2] = [-1.023e-03 0.000 12.500]\ndx.shape = (3, 10)"


def test_another_programs_name_is_confidently_wrong() -> None:
    text = text_of(FORGETS_BA)
    function = frozenset({"rnn_cell_forward"})
    case = Case("", text, "rnn_cell_forward", Made(function, (FORGETS_BY,)))
    result = judged(case, diagnose(text))
    assert (result.first, result.function, result.sure, result.part) == (False, True, True, False)
    both = Case("", text, "rnn_cell_forward", Made(function, (FORGETS_BA, FORGETS_BY)))
    assert judged(both, diagnose(text)).part
    assert judged(case, Diagnosis(Verdict.CORRECT, Refused(""))).sure
    assert judged(case, Diagnosis(Verdict.LOCALISED, Refused(""))).silent


def test_several_names_without_the_right_one_mislead() -> None:
    named = diagnose(text_of(FORGETS_BA))
    case = Case("", "", "rnn_cell_forward", Made(frozenset({"rnn_cell_forward"}), (FORGETS_BY,)))
    result = judged(case, Diagnosis(Verdict.AMBIGUOUS, Refused(""), causes=named.causes))
    assert (result.misled, result.sure) == (True, False)
    assert judged(Case("", "", "", Nothing()), Diagnosis(Verdict.AMBIGUOUS, Refused(""), causes=named.causes)).sure
    assert judged(Case("", "", "", Correct()), Diagnosis(Verdict.LOCALISED, Refused(""))).sure


def test_the_number_of_processes_changes_nothing() -> None:
    chosen = [ScoreRow("some", (*cases(real.NUMBERS, 2), *correct.rows(MIN)[0].cases[:3]))]
    one, two = (table(score(chosen, workers)).drop(columns=["median s", "longest s", "total s"]) for workers in (1, 2))
    pd.testing.assert_frame_equal(one, two)


def test_a_board_below_its_limits_says_which() -> None:
    counts = {"cases": 100, FIRST: 100, FUNCTION: 100, SURE: 0}
    good = pd.DataFrame([{"what": row, **counts} for row in rows()])
    assert broken(good) == []
    for limit in LIMITS:
        bad = good.copy()
        bad.loc[bad["what"] == limit.row, limit.column] = 1 if limit.least is None else 0
        (sentence,) = broken(bad)
        assert sentence.startswith(f"{limit.row}: {limit.column} is ")


def test_a_miss_is_listed_with_what_was_said() -> None:
    text = text_of(FORGETS_BA)
    wrong = Case("taken for another", text, "rnn_cell_forward", Made(frozenset({"rnn_cell_forward"}), (FORGETS_BY,)))
    scored = score([ScoreRow("some", (wrong,))], 1)
    (row,) = misses(scored).to_dict("records")
    assert (row["case"], row["said"], row["sure"]) == ("taken for another", f"explained: {FORGETS_BA}", True)


@pytest.mark.parametrize("form", ["plain", "github", "html", "latex", "csv", "json"])
def test_the_board_is_text_in_every_format(form: str) -> None:
    text = as_text(table([(ScoreRow("some", ()), [])]), form)
    assert "some" in text
    assert "longest s" in text


def test_the_command_refuses_a_source_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "--only", "nowhere"]) == 2
    assert "'nowhere' is not one of corpus, " in capsys.readouterr().err


def test_the_command_prints_the_board(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SOURCES, "correct", lambda _: [ScoreRow(correct.VARIANTS, correct.rows(MIN)[0].cases[:2])])
    assert main(["score", "--only", "correct", "--workers", "1"]) == 0
    assert correct.VARIANTS in capsys.readouterr().out
    wrong = Case("", text_of(FORGETS_BA), "rnn_cell_forward", Correct())
    monkeypatch.setitem(SOURCES, "correct", lambda _: [ScoreRow(correct.VARIANTS, (wrong,))])
    assert main(["score", "--only", "correct", "--workers", "1", "--misses"]) == 1
    assert "correct programs: confidently wrong is 1 of 1" in capsys.readouterr().err


def test_a_pair_is_the_program_of_both() -> None:
    assert program_of((FORGETS_BA, FORGETS_BY)).edited == {"rnn_cell_forward"}
