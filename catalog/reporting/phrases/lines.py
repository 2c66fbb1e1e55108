"""Lines: where in a student's code something is proved wrong."""

from catalog.model.findings.lines import BehavesOtherwise, LinesNotLookedAt, WrongAt
from catalog.reporting.phrases.places import show_place
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import listed


@sentence.register
def _(found: WrongAt) -> str:
    line = found.line
    where = show_place((line.cell, line.line))
    which = "Wrong is" if found.of == 1 else f"Wrong, {found.number} of {found.of}, is"
    missing = "" if line.after is None else f" A line is missing after {show_place((line.cell, line.after))}."
    return f"{which} {where}: {line.text}{missing}"


@sentence.register
def _(found: LinesNotLookedAt) -> str:
    return f"The lines of {listed(found.functions)} could not be looked at one by one: {found.why}"


@sentence.register
def _(found: BehavesOtherwise) -> str:
    names = listed(found.functions)
    return f"{names} does something else when its lines are looked at one by one: nothing is said of them."
