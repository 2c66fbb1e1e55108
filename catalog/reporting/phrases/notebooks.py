"""Notebooks: what to know of the outputs that are stored in one, a sentence each."""

from catalog.model.findings.notebooks import NotebookRemark, NotGivenNow, OutputsUnread, RunBefore
from catalog.model.notebook_report import place_of
from catalog.reporting.phrases.sentence import sentence

_REMARKS = {
    NotebookRemark.CONTRADICTION: (
        "No one program gives all of these outputs: some of them were printed by an older version of the code. "
        "Restart the kernel, run all cells and save the notebook."
    ),
}


@sentence.register
def _(found: NotebookRemark) -> str:
    return _REMARKS[found]


@sentence.register
def _(found: RunBefore) -> str:
    return (
        f"Cell {found.number} (In [{found.run}]) was run before cell {found.cell} (In [{found.defined}]) was last run: "
        "its stored output may be of older code."
    )


@sentence.register
def _(found: NotGivenNow) -> str:
    place = place_of(found.number, found.count)
    return f"The stored output of {place} is not what the functions give now: restart and run all."


@sentence.register
def _(found: OutputsUnread) -> str:
    return f"Of {found.count:,} stored outputs of test cells the first {found.read} were read."
