"""Kill matrices of the course's cells: what they agree with, and what of them can be checked by hand."""

import numpy as np
import pytest

from catalog.adequacy.measuring import kill_matrix
from catalog.model.kill_matrix import KillMatrix
from catalog.model.probe import Probe
from catalog.registry import probe_named
from catalog.reporting.tables.lines import rows
from catalog.running.lines import cells

EVERY = pytest.mark.parametrize("probe", cells(), ids=lambda probe: probe.name)


def killers(matrix: KillMatrix, name: str) -> list[str]:
    """Return the labels of the lines that kill a mutant."""
    row = [mutant.name for mutant in matrix.mutants].index(name)
    return [line.label for line, kills in zip(matrix.probe.lines, matrix.killed[row], strict=True) if kills]


@EVERY
def test_named_mutants_are_killed_by_the_lines_that_the_tables_say_notice_them(probe: Probe) -> None:
    matrix = kill_matrix(probe)
    named = matrix.of(~matrix.generated)
    expected = {row.name: row.notices for row in rows(probe)[1:]}
    assert {mutant.name: tuple(row) for mutant, row in zip(named.mutants, named.killed, strict=True)} == expected


@EVERY
def test_what_shows_nothing_wrong_is_what_no_line_kills(probe: Probe) -> None:
    matrix = kill_matrix(probe)
    assert np.array_equal(matrix.observed != 0, matrix.noticed)
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
