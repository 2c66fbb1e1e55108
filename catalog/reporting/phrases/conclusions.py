"""Conclusions: why a verdict on what test cells printed is what it is, in a sentence."""

from collections.abc import Iterator

from catalog.model.elsewhere import Elsewhere
from catalog.model.findings.conclusions import (
    CanEndLikeThis,
    Conclusion,
    GivesExactly,
    NothingDiffers,
    NothingGives,
    RightElsewhere,
    Tried,
    UnreadBesideRight,
)
from catalog.reporting.phrases.frames import came_out_of
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import counted, few, listed

_UNLABELLED = 'These numbers have no label and {}: paste them with it, such as gradients["dx"][1][2] = [...].'

_CONCLUSIONS = {
    Conclusion.SEVERAL_CELLS: "No test cell shows all of these together: paste the output of one cell at a time.",
    Conclusion.TOO_FEW_NUMBERS: _UNLABELLED.format("are too few to tell which line they are"),
    Conclusion.NO_SUCH_LINE: _UNLABELLED.format("fit no line that a test cell prints"),
    Conclusion.DENIED: (
        "These values are right, but the text says that they are not what was printed: paste what your cell printed."
    ),
    Conclusion.ONLY_SHAPES: "Only shapes were shown. They are right, and say nothing of the numbers.",
    Conclusion.SMALL_PART: "What was shown is right, but it is a small part of what the cell prints.",
    Conclusion.BY_ACCIDENT: (
        "A mistake that was tried would print this, but so few wrong digits fit by accident as well."
    ),
}

_TRIED = {
    Tried.CATALOG: "No single mistake of the catalog",
    Tried.NAMED_IN_TIME: "Time ran out before generated mistakes were tried, and no named mistake",
    Tried.SINGLES: "No single mistake, named or generated,",
    Tried.SETS: "No single mistake, and no set of mistakes within the budget,",
}


@sentence.register
def _(found: Conclusion) -> str:
    return _CONCLUSIONS[found]


@sentence.register
def _(found: NothingDiffers) -> str:
    seen = "given" if found.whole else "shown"
    what = f"Nothing {seen} differs from a correct {found.exercise or 'program'}"
    if not found.missing:
        return f"{what}."
    return f"{what}: {few(found.right)}. Not {seen}, and so not looked at: {few(found.missing)}."


@sentence.register
def _(found: UnreadBesideRight) -> str:
    what = f"the value of {few(found.labels)} could not be read"
    return f"What could be read is right, but {what}: paste it as it was printed."


@sentence.register
def _(found: GivesExactly) -> str:
    together = found.causes == 1 and found.mistakes > 1
    exactly = f"{_causes(found.causes, found.mistakes)} {'give' if together else 'gives'} exactly what was shown"
    return f"{exactly}, but zeros, changed signs or a shape alone do not prove it." if found.weak else f"{exactly}."


@sentence.register
def _(found: CanEndLikeThis) -> str:
    what = f"{_causes(found.causes, found.mistakes)} can end like this, but an exception alone does not prove it"
    known = "; only mistakes that have a name were tried" if found.tried is Tried.CATALOG else ""
    return f"{what}{known}.{came_out_of(found.frame)}"


def _causes(count: int, together: int) -> str:
    """Return how many explanations there are, and of how many mistakes."""
    if count == 1:
        one = counted(together, "mistake").capitalize()
        return one if together == 1 else f"{one} together"
    noun = "different mistake" if together == 1 else "different explanation"
    each = "" if together == 1 else f", of {counted(together, 'mistake')} each,"
    return f"{'Either' if count == 2 else 'Each'} of {counted(count, noun)}{each}"


@sentence.register
def _(found: NothingGives) -> str:
    what = _TRIED[found.tried]
    if not found.exercises:
        return f"{what} gives exactly these numbers."
    of = listed(found.exercises, "or")
    return f"This could be of {of}, and {what[0].lower()}{what[1:]} gives it: name the exercise."


@sentence.register
def _(found: RightElsewhere) -> str:
    beside = f" Nothing was shown of the cell of {found.exercise}." if found.alone else ""
    return f"{_right_there(found.elsewhere, found.exercise)}{beside}"


def _right_there(found: Elsewhere, exercise: str) -> str:
    """Return where the numbers are right, and how that comes about."""
    what = ", ".join(_names(found))
    if found.seed is not None:
        return (
            f"These are right values ({what}) for a cell that seeds with {found.seed}, and the course's seeds with 1."
        )
    if found.more:
        return (
            f"Your test cell draws other numbers than the course's: these are right values ({what}) for one that draws "
            f"another array before number {found.more} of its own. Look for a line that was added or copied."
        )
    if found.exercise == exercise:
        return f"These are right values of {found.function} ({what}), in another version of the cell ({found.cell})."
    return f"These are right values of {found.function} in the cell of {found.exercise}: {what}."


def _names(found: Elsewhere) -> Iterator[str]:
    """Yield what was shown, with what it is called there where that is something else."""
    for label, name in zip(found.labels, found.names, strict=True):
        yield label if label == name else f"{label} is {name} there"
