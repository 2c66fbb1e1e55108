"""Variants that are not run: those of a function without a mistake give what the reference's own form gives."""

import pytest

from catalog.explaining.matching.response_matrix import ResponseMatrix, response_matrix
from catalog.model.probe import Probe
from catalog.registry import probe_named
from catalog.running.digest import digest
from catalog.running.run import quiet

CELLS = [probe_named(f"c5w1a1.{name}") for name in ("rnn_backward", "lstm_backward.2018", "lstm_backward.2019")]


@pytest.mark.parametrize("probe", CELLS, ids=lambda probe: probe.name)
def test_every_program_gives_what_its_row_shows(probe: Probe) -> None:
    matrix = response_matrix(probe)
    tried = [each for each in matrix._rows if each.equivalents]
    with quiet():
        run = {each: matrix.stages.run(each.made()) for each in tried}
    assert len(tried) > 200
    assert [each.names for each in tried if digest(run[each]) != digest(matrix.signatures[matrix.row(each)])] == []


@pytest.mark.parametrize("probe", CELLS[:2], ids=lambda probe: probe.name)
def test_a_good_part_of_them_is_not_run(probe: Probe, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = list(response_matrix(probe)._rows)
    fresh, ran = ResponseMatrix(probe, ()), 0
    run = fresh.stages.run

    def counting(program: object) -> object:
        nonlocal ran
        ran += 1
        return run(program)  # type: ignore[arg-type]

    monkeypatch.setattr(fresh.stages, "run", counting)
    fresh.add(tried[1:])
    assert fresh.tried == len(tried) - 1
    assert ran < 0.7 * fresh.tried
