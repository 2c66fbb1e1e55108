"""Steps: what to do next about what test cells printed, in a sentence."""

from catalog.model.findings.steps import AddLines, OtherCell, PrintLine, RunCellAgain, Step
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import few, listed, ordinals

_STEPS = {
    Step.LINES_OR_DIGITS: "Paste more lines of the cell, or more digits.",
    Step.LINES_WITH_LABELS: "Paste more lines, with their labels.",
    Step.MORE_LINES: "Print more lines.",
    Step.WHOLE_TRACEBACK: "Paste the whole traceback: it shows which line it is.",
    Step.LAST_LINE: "Paste the whole last line of the traceback.",
    Step.CELL_ANEW: "Take the course's cell anew, run it and paste what it prints.",
    Step.LATER_CELL: "Take the cell of a later version, or give the function itself.",
    Step.NUMBERS_OR_FUNCTION: (
        "Paste the numbers that the cell printed, with their labels, or hand over the function itself."
    ),
    Step.NO_CELL: "No cell of the course tells them apart.",
}


@sentence.register
def _(found: Step) -> str:
    return _STEPS[found]


@sentence.register
def _(found: PrintLine) -> str:
    which: dict[str, list[int]] = {}
    for at, value in enumerate(found.values):
        which.setdefault(value, []).append(at)
    said = [f"{value} for the {ordinals(positions)}" for value, positions in which.items()]
    return f"Print {found.expression}: it would be {', '.join(said) if len(found.values) > 1 else found.values[0]}."


@sentence.register
def _(found: OtherCell) -> str:
    them = "them" if found.all else "some of them"
    other = f"that of {found.exercise} can tell {them} apart"
    return f"This cell cannot tell them apart; {other}: paste what it prints."


@sentence.register
def _(found: AddLines) -> str:
    return f"Paste more digits, or add {listed(found.lines)}." if found.digits else f"Add {few(found.lines)}."


@sentence.register
def _(found: RunCellAgain) -> str:
    return f"Run the cell of {found.exercise} again, alone, and paste what it prints."
