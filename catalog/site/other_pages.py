"""The other pages: the first one with the box, the index of mistakes, and what the course itself printed wrong."""

from typing import Any

from catalog.registry import all_mutants, exercise_of, exercises, probes
from catalog.running.printing import print_cell
from catalog.running.signatures import measured_outcome, mutant_run, reference_run
from catalog.site.mutant_pages import wrong_outputs
from catalog.site.templating import page
from reference.c5w1a1.printed import PRINTED


def other_pages(policy: str) -> dict[str, str]:
    """Return these pages by their addresses. policy: what the first page may load and run."""
    return {
        "index.html": page("first.html", 0, policy=policy, exercises=list(exercises()), example=_example()),
        "mistakes/index.html": _index(),
        "errata.html": page("errata.html", 0, **errata()),
    }


def _example() -> str:
    """Return what a program prints that does not use da_prevt."""
    mutant = next(each for each in all_mutants() if each.name.endswith("rnn_backward.drops_da_prevt"))
    probe = next(each for each in probes() if each.exercise == "rnn_backward" and not each.asserts)
    return print_cell(mutant_run(mutant, probe), probe)


def _index() -> str:
    wrong = wrong_outputs()
    found = [(each, exercise_of(each), str(measured_outcome(each)), wrong.get(each.name, ())) for each in all_mutants()]
    outcomes = sorted({outcome for _, _, outcome, _ in found})
    outputs = sorted({name for *_, names in found for name in names})
    return page("mistakes.html", 1, found=found, exercises=list(exercises()), outcomes=outcomes, outputs=outputs)


def errata() -> dict[str, Any]:
    """Return what the course printed wrong: tables of expected values by exercise, and formulas by function."""
    printed: dict[str, list[dict[str, str]]] = {}
    for probe in probes():
        known = printed.setdefault(probe.exercise, [])
        if probe.misprint and probe.misprint not in [each["wrong"] for each in known]:
            right = print_cell(reference_run(probe), probe)
            known.append({"found_in": probe.found_in, "wrong": probe.misprint.strip(), "right": right})
    return {"printed": printed, "formulas": PRINTED}
