"""Tables: every signature as data, and what an instructor reads."""

import csv
import io
import json

import numpy as np
import pytest

from catalog import Outcome
from catalog.registry import all_mutants, exercises, probes
from catalog.reporting.tables.formats import for_people, for_programs, to_records
from catalog.reporting.tables.lines import UNNOTICED, line_table
from catalog.reporting.tables.signatures import COLUMNS, signature_table
from catalog.running.lines import cells
from catalog.running.printing import show
from catalog.running.signatures import mutant_run, mutants_on, reference_run, shipped

CELL = next(probe for probe in probes() if probe.name == "c5w1a1.rnn_backward")


def test_the_signature_table_has_a_row_for_each_mutant_probe_and_output() -> None:
    table = signature_table()
    assert list(table.columns) == COLUMNS
    keys = set(zip(table["mutant"], table["probe"], table["output"], strict=True))
    assert len(keys) == len(table)
    expected = {
        (name, probe.name, output)
        for probe in probes()
        if shipped(probe)
        for name in ["", *(mutant.name for mutant in mutants_on(probe))]
        for output in reference_run(probe).outputs
    }
    assert keys == expected
    assert set(table["outcome"]) == {str(outcome) for outcome in Outcome}
    assert set(table["mutant"]) == {"", *(mutant.name for mutant in all_mutants())}


def test_a_signature_row_tells_what_the_program_returned() -> None:
    table = signature_table("rnn_backward")
    rows = {(row["mutant"], row["output"]): row for row in table.to_dict("records")}
    row = rows["c5w1a1.rnn_backward.returns_da_as_da0", "da0"]
    assert (row["shape"], row["dtype"], row["outcome"]) == ((5, 10, 4), "float64", "wrong shape")
    raising = rows["c5w1a1.rnn_backward.passes_all_of_da", "dx"]
    assert raising["outcome"] == "raises"
    assert raising["values"].startswith("ValueError: operands could not be broadcast")
    np.testing.assert_array_equal(rows["", "dx"]["values"], reference_run(CELL).outputs["dx"])


def test_the_line_table_has_a_row_a_mutant_and_the_lines_as_printed() -> None:
    table = line_table(CELL)
    assert list(table["mutant"][1:].sort_values()) == sorted(mutant.name for mutant in mutants_on(CELL))
    row = table.set_index("mutant").loc["c5w1a1.rnn_backward.drops_da_prevt"]
    assert show(row["dx[1][2]"]) == "[-0.15028183 -0.34554547  0.02071758  0.01483317]"
    assert row["da0.shape"] == (5, 10)
    assert row["noticed by"] == ("dx[1][2]", "da0[2][3]", "dWax[3][1]", "dWaa[1][2]", "dba[4]")


@pytest.mark.parametrize("probe", cells(), ids=lambda probe: probe.name)
def test_mutants_that_no_line_tells_apart_are_a_group(probe: object) -> None:
    table = line_table(probe)  # type: ignore[arg-type]
    lines = list(table.columns[4:])
    prints = {row["mutant"]: tuple(show(row[line]) for line in lines) for _, row in table[1:].iterrows()}
    groups = dict(zip(table["mutant"], table["alike"], strict=True))
    for left, text in prints.items():
        same = [right for right in prints if prints[right] == text]
        noticed = table.set_index("mutant").loc[left, "noticed by"]
        if not noticed and not probe.asserts:  # type: ignore[attr-defined]
            assert groups[left] == UNNOTICED
        elif len(same) > 1:
            assert {groups[right] for right in same} == {groups[left]}
            assert groups[left]
        elif noticed:
            assert groups[left] == ""


def test_the_commonest_mistake_of_all_is_seen_by_no_forward_test() -> None:
    name = "c5w1a1.lstm_forward.views_c_for_c_next"
    noticed = {
        probe.name: line_table(probe).set_index("mutant").loc[name, "noticed by"] for probe in cells("lstm_forward")
    }
    assert set(noticed.values()) == {()}
    (backward,) = cells("lstm_backward")
    assert line_table(backward).set_index("mutant").loc[name, "noticed by"] == (
        "dx[1][2]",
        "da0[2][3]",
        "dWf[3][1]",
        "dbf[4]",
    )


def test_every_exercise_has_a_table() -> None:
    assert {probe.exercise for probe in cells()} == set(exercises())
    assert {probe.name for probe in cells("rnn_cell_backward")} == {
        "c5w1a1.rnn_cell_backward.2018",
        "c5w1a1.rnn_cell_backward.2019",
    }


@pytest.mark.parametrize("form", ["plain", "github", "latex"])
def test_text_for_people_shows_what_the_notebook_prints(form: str) -> None:
    text = for_people(line_table(CELL), form)
    assert "-0.1726889318389081" in text
    assert "-0.34554547" in text
    assert "drops_da_prevt" in text or "drops\\_da\\_prevt" in text


def test_a_bar_does_not_end_a_column() -> None:
    table = line_table(CELL).rename(columns={"dx[1][2]": "dx|y"})
    assert "dx\\|y" in for_people(table, "github")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_data_keeps_every_digit(form: str) -> None:
    text = for_programs(to_records(line_table(CELL), CELL), form)
    records = json.loads(text) if form == "json" else list(csv.DictReader(io.StringIO(text)))
    values = {(record["mutant"], record["line"]): record["value"] for record in records}
    name = "c5w1a1.rnn_backward.drops_da_prevt"
    mutant = next(mutant for mutant in all_mutants() if mutant.name == name)
    for line, expected in (("dx[1][2]", ("dx", "[1][2]")), ("da0[2][3]", ("da0", "[2][3]"))):
        value = values[name, line]
        number = json.loads(value) if form == "csv" else value
        np.testing.assert_array_equal(number, mutant_run(mutant, CELL).value(*expected))
    assert len(values) == len(line_table(CELL)) * len(CELL.lines)


def test_data_is_strict_json_even_where_numbers_are_not_finite() -> None:
    table = line_table(CELL)
    table.at[1, "da0[2][3]"] = np.float64("nan")
    text = for_programs(to_records(table, CELL), "json")
    json.loads(text, parse_constant=lambda constant: pytest.fail(f"{constant} is not JSON"))
    assert '"nan"' in text
