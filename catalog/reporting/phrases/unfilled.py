"""Unfilled: functions that are still as the course hands them out."""

from catalog.model.findings.endings import Ending
from catalog.model.findings.unfilled import FillIn, ReturnsNone, Unfilled
from catalog.reporting.phrases.endings import shown_ending
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import listed


@sentence.register
def _(found: Unfilled) -> str:
    said = f"{found.function} is not filled in yet, as far as this tells: it {_sign(found.sign)}."
    return f"{said} A line that was lost does the same." if found.or_lost else said


def _sign(sign: Ending | ReturnsNone) -> str:
    if isinstance(sign, Ending):
        return f"ends with {shown_ending(sign)}"
    parts = [key if isinstance(key, str) else f"part {key + 1}" for key in sign.keys]
    return f"returns None as {listed(parts)}" if parts else "returns None"


@sentence.register
def _(_: FillIn) -> str:
    return "Write the lines that the notebook asks for, where None stands or nothing, and return what they compute."
