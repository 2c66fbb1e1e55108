"""Near misses: what all but one number or line fits, and what to look at again, in a sentence."""

from catalog.model.near_miss import Miscopy, NearMiss
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import counted, listed

_HOW = {
    Miscopy.DIGIT: "one digit differs",
    Miscopy.EXCHANGED: "two digits are exchanged",
    Miscopy.DOUBLED: "a digit is doubled",
    Miscopy.LOST: "a digit is missing",
    Miscopy.SIGN: "the sign is the other one",
    Miscopy.POINT: "the decimal point is elsewhere",
}


@sentence.register
def _(found: NearMiss) -> str:
    what = _program(found)
    if found.how is Miscopy.LINES:
        return (
            f"With the values of {found.label} and {found.other} exchanged, all numbers are those of {what}: were "
            "these lines copied right?"
        )
    if found.how is Miscopy.EXPECTED:
        return (
            f"All lines but {found.label} are those of {what}. {found.label} has the right value, {found.read:.8f}, "
            f"and that program has {found.fits:.8f}: was it copied right, and not from the expected output?"
        )
    return (
        f"All numbers but {found.label} are those of {what}. It has {found.fits:.8f} there, and {found.read:.8f} was "
        f"read ({_HOW[found.how]}): was it copied right?"
    )


def _program(found: NearMiss) -> str:
    if not found.mutants:
        return "a correct program"
    mistakes = "this mistake" if len(found.mutants) == 1 else f"these {counted(len(found.mutants), 'mistake')}"
    others = f", or {listed(found.same_as, 'or')}" if found.same_as else ""
    return f"a program with {mistakes}: {found.title} ({listed(found.mutants)}{others})"
