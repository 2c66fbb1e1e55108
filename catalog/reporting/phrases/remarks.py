"""Remarks: what else to know beside a verdict on what test cells printed, a sentence each."""

from catalog.model.findings.remarks import (
    BesideMisprint,
    CellsLeftOut,
    CodeNotRun,
    IndexSupplied,
    LinesNotUnderstood,
    OnlyBestCompared,
    PrintsOtherTable,
    Remark,
    RightInVersion,
    SameAsMisprint,
    ScansMended,
    SetAside,
    Unnoticed,
    ValueUnread,
)
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import listed

_REMARKS = {
    Remark.PASSED: (
        "All tests passed: mistakes that the public test notices were left out, where the text is of one cell."
    ),
    Remark.CALLED_EXPECTED: (
        "The text calls these the expected values: if they are, paste what your own cell printed."
    ),
    Remark.NOTHING_RIGHT: (
        "Nothing here is right: perhaps another cell printed it, or this one with another seed or other sizes."
    ),
    Remark.CUT_OFF: "The numbers were read as cut off after their last digit, and not rounded there.",
    Remark.SINGLE_PRECISION: (
        "The numbers are of single precision (float32), whose last digits are rounding: they were compared to six "
        "digits."
    ),
    Remark.RESTART: (
        "No one program that was tried gives all of these cells. Perhaps an older version of the code printed some of "
        "them. Restart the kernel, run all cells and paste again."
    ),
}


@sentence.register
def _(found: Remark) -> str:
    return _REMARKS[found]


@sentence.register
def _(found: ValueUnread) -> str:
    return f"The value of {found.label} could not be read."


@sentence.register
def _(found: IndexSupplied) -> str:
    return f"Labels without an index were read as the cell prints them: {listed(found.labels)}."


@sentence.register
def _(found: ScansMended) -> str:
    repairs = [f"{was} as {read}" for was, read in found.repairs]
    return f"Characters that scanners mistake were put right: {listed(repairs)}."


@sentence.register
def _(found: CodeNotRun) -> str:
    return f"The code of {listed(found.functions)} was not run: --execute runs it in a sandbox."


@sentence.register
def _(found: SetAside) -> str:
    what = [f"{label} ({count} times)" if count > 1 else label for label, count in found.counts]
    return f"Set aside, because a program printed it on its way: {listed(what)}."


@sentence.register
def _(found: LinesNotUnderstood) -> str:
    more = f", and {found.more} more" if found.more else ""
    return f"Lines that were not understood: {'; '.join(found.lines)}{more}."


@sentence.register
def _(found: Unnoticed) -> str:
    mistakes = f"{found.count} of the {found.known} mistakes that the catalog knows in these functions"
    return f"{mistakes} would print the same here: right numbers are not yet a right program."


@sentence.register
def _(found: BesideMisprint) -> str:
    table = f"a table that the course printed wrong ({', '.join(found.labels)})"
    return f"The expected values beside yours are {table}: yours are right."


@sentence.register
def _(found: PrintsOtherTable) -> str:
    return f"The notebooks of {found.version} print another table for this cell: that table is wrong."


@sentence.register
def _(found: RightInVersion) -> str:
    right = f"These are the right values of the cell of {found.version}"
    return f"{right}; other versions of it draw other numbers."


@sentence.register
def _(found: SameAsMisprint) -> str:
    same = "the same stands in the table that the course printed for early versions of this cell"
    return f"{', '.join(found.labels)}: {same}. That table is wrong; a correct program disagrees with it."


@sentence.register
def _(found: CellsLeftOut) -> str:
    others = "One other cell" if found.count == 1 else f"{found.count} other cells"
    are = "is" if found.count == 1 else "are"
    return f"{others} of the paste {are} left out, because {found.exercise} was asked about."


@sentence.register
def _(found: OnlyBestCompared) -> str:
    return f"{found.fitting:,} sets of mistakes fit; the best {found.compared} of them were told apart."
