"""Suspects: why a function can hold the mistake or cannot, in a sentence."""

from catalog.model.findings.suspects import CannotHold, LookFirst, OnlySuspect
from catalog.reporting.phrases.sentence import sentence


@sentence.register
def _(found: LookFirst) -> str:
    most = "most mistakes that change what is wrong here and nothing else are in it"
    return f"Look at {found.function} first: {most}."


@sentence.register
def _(found: OnlySuspect) -> str:
    only = f"Only {found.function} can make {found.wrong} wrong"
    return f"{only}." if found.alone else f"{only} and leave {found.spoilt or 'the others'} right."


@sentence.register
def _(found: CannotHold) -> str:
    every = "every mistake tried in it that changes what is wrong here"
    return f"{found.function} cannot hold it: {every} changes {found.spoilt or 'something right'} as well."
