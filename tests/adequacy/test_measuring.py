"""Kill matrices of the course's cells: what they agree with, and what of them can be checked by hand."""

import re
from dataclasses import replace

import numpy as np
import pytest

from catalog import kill_table
from catalog.adequacy.course import course_matrix
from catalog.adequacy.findings import findings
from catalog.adequacy.measuring import kill_matrix
from catalog.adequacy.population import program_of
from catalog.adequacy.scoring import score
from catalog.model.findings.adequacy import Asserted, Commonest, NotRunning, OthersLate, SeenLate, Unseen
from catalog.model.kill_matrix import KillMatrix
from catalog.model.probe import Probe
from catalog.model.raised_error import RaisedError
from catalog.registry import all_mutants, probe_named
from catalog.reporting.adequacy.text import course_text, lines_text
from catalog.reporting.tables.lines import rows
from catalog.running.lines import cells
from catalog.running.run import run
from catalog.running.signatures import reference_run
from catalog.site.adequacy_page import adequacy_page
from tests.support.documents import README, blocks, read

# In bytes, of a page.
LARGEST = 300_000

EVERY = pytest.mark.parametrize("probe", cells(), ids=lambda probe: probe.name)


def killers(matrix: KillMatrix, name: str) -> list[str]:
    """Return the labels of the lines that kill a mutant."""
    row = [mutant.name for mutant in matrix.mutants].index(name)
    return [line.label for line, kills in zip(matrix.probe.lines, matrix.killed[row], strict=True) if kills]


def errors(probe: Probe, matrix: KillMatrix) -> list[RaisedError | None]:
    """Return the exception that ends each program."""
    return [run(probe, program_of(mutant)).error for mutant in matrix.mutants]


@EVERY
def test_named_mutants_are_killed_by_the_lines_that_the_tables_say_notice_them(probe: Probe) -> None:
    matrix = kill_matrix(probe)
    named = matrix.of(~matrix.generated)
    expected = {row.name: row.notices for row in rows(probe)[1:]}
    assert {mutant.name: tuple(row) for mutant, row in zip(named.mutants, named.killed, strict=True)} == expected


@EVERY
def test_what_shows_nothing_wrong_is_what_no_line_kills(probe: Probe) -> None:
    matrix = kill_matrix(probe)
    assert np.array_equal(matrix.killed.any(axis=1), matrix.noticed)
    assert not (matrix.noticed & matrix.equivalent).any()


def test_what_is_equivalent_for_one_cell_is_killed_by_no_other() -> None:
    found = [kill_matrix(probe) for probe in cells("rnn_backward") + cells("rnn_forward")]
    equivalent = {mutant for matrix in found for mutant in matrix.of(matrix.equivalent).mutants}
    assert equivalent
    assert equivalent.isdisjoint(mutant for matrix in found for mutant in matrix.of(matrix.noticed).mutants)


def test_no_line_sees_a_view_in_the_place_of_zeros() -> None:
    matrix = kill_matrix(probe_named("c5w1a1.lstm_forward"))
    name = "c5w1a1.lstm_forward.views_c_for_c_next"
    assert killers(matrix, name) == []


def test_the_gradient_of_the_bias_is_seen_in_its_own_line_alone() -> None:
    matrix = kill_matrix(probe_named("c5w1a1.rnn_cell_backward.2019"))
    name = "c5w1a1.rnn_cell_backward.sums_dba_over_axis_0"
    assert killers(matrix, name) == ["dba[4]", "dba.shape"]


@pytest.mark.parametrize("asserts", [False, True], ids=["prints", "asserts"])
def test_a_cell_that_looks_at_nothing_sees_exceptions_alone(asserts: bool) -> None:
    probe = replace(probe_named("c5w1a1.rnn_cell_forward"), lines=(), asserts=asserts)
    matrix = kill_matrix(probe)
    raising = [error is not None for error in errors(probe, matrix)]
    assert matrix.killed.shape == (len(matrix), 0)
    assert list(matrix.noticed) == raising
    assert score(matrix).killed == sum(raising) < len(matrix) / 2


def test_of_a_cell_that_no_program_can_run_another_exception_is_seen() -> None:
    probe = probe_named("c5w1a1.rnn_cell_backward.2019_early")
    matrix, right = kill_matrix(probe), str(reference_run(probe).error)
    assert list(matrix.noticed) == [str(error) != right for error in errors(probe, matrix)]


def test_the_course_as_a_whole() -> None:
    course = course_matrix(cells())
    first, *others = findings(course)
    assert isinstance(first, Commonest)
    assert (first.of, first.unseen) == (10, ())
    assert [mutant.name for mutant in first.late] == ["c5w1a1.lstm_forward.views_c_for_c_next"]
    assert {type(each) for each in others} == {SeenLate, OthersLate, Unseen, Asserted, NotRunning}
    assert set(all_mutants()) <= set(course.mutants)
    told = course_text(course)
    assert max(map(len, told.splitlines())) <= 80
    assert max(map(len, lines_text(course.cells).splitlines())) <= 80
    row = kill_table().loc["c5w1a1.rnn_backward.drops_da_prevt"]
    assert row["c5w1a1.rnn_backward"].notna().all()
    assert row["c5w1a1.rnn_cell_backward.2019"].isna().all()


def test_the_report_on_the_course_is_small_and_has_every_cell() -> None:
    page = adequacy_page(course_matrix(cells()))
    assert len(page.encode()) < LARGEST
    assert page.count('<section class="cell">') == len(cells())
    assert "lstm_forward.views_c_for_c_next" in page


def test_the_readme_shows_what_comes_out() -> None:
    told = course_text(course_matrix(cells()))
    (block,) = [each for each in blocks(read(README), "console") if "bptt-bugs adequacy" in each]
    parts = re.split(r"\n(?=- |cell )|\n\n", block.partition("\n")[2].strip())
    assert len(parts) == 3
    assert all(f"{part}\n" in told for part in parts)
