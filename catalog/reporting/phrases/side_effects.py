"""Side effects: what functions do that no number shows."""

from catalog.model.findings.side_effects import (
    ChangesArgument,
    DrawsNumbers,
    KeepsState,
    OldNames,
    PatchesNumpy,
    PrintFails,
    ReadsForeign,
    SinglePrecision,
    StoppedAgain,
)
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import listed


@sentence.register
def _(found: SinglePrecision) -> str:
    return (
        f"{found.function} is right to the digits of single precision: something in it is computed in float32, or "
        "rounded, where a correct program has float64."
    )


@sentence.register
def _(found: ChangesArgument) -> str:
    held = f"what its argument {found.argument} holds" if found.inside else f"its argument {found.argument}"
    return f"{found.function} changes {held}: whoever uses it afterwards has something else."


@sentence.register
def _(found: ReadsForeign) -> str:
    return (
        f"{found.function} reads {listed(found.names)} from the code around it, and not from its arguments: with other "
        "inputs that is still the old value."
    )


@sentence.register
def _(found: DrawsNumbers) -> str:
    return f"{found.function} draws random numbers, or seeds them: whatever is drawn after it differs."


@sentence.register
def _(found: PatchesNumpy) -> str:
    return f"{found.function} changes {listed(found.names)} itself, for all code that runs afterwards."


@sentence.register
def _(found: OldNames) -> str:
    used, today = listed([f"np.{name}" for name in found.names]), listed(found.today)
    return f"The code is older than numpy: {used} is no more. It was run as it was meant; write {today}."


@sentence.register
def _(found: PrintFails) -> str:
    told, trials = found.told, found.trials
    return f"{found.function} was looked at in {told} of {trials} trials: in the others a print in the code fails."


@sentence.register
def _(found: KeepsState) -> str:
    return f"{found.function} gives something else when the same calls are made again: it keeps something meanwhile."


@sentence.register
def _(found: StoppedAgain) -> str:
    return f"{found.function} had to be stopped when the same calls were made again. {found.why}"
