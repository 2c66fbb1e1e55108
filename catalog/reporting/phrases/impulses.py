"""Impulses: which upstream steps reach which steps of dx, and how strongly."""

from catalog.model.findings.impulses import (
    ArrivesWrong,
    NoResponse,
    NotLinear,
    ReachesFewer,
    ReachesMore,
    Steps,
    Strength,
)
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import listed


@sentence.register
def _(_: NoResponse) -> str:
    return "dx has not the shape that it should have, or not its numbers."


@sentence.register
def _(_: NotLinear) -> str:
    return "It is not linear in da: what single steps give does not add up to the whole."


@sentence.register
def _(found: ReachesFewer) -> str:
    return f"{_gradients(found.steps)} reaches fewer steps of dx than it should."


@sentence.register
def _(found: ReachesMore) -> str:
    return f"{_gradients(found.steps)} reaches steps of dx that it must not reach."


@sentence.register
def _(found: ArrivesWrong) -> str:
    if not found.steps:
        return "Already at its own step no upstream gradient arrives as it should."
    return f"{_gradients(found.steps)} does not arrive as it should at its own step."


@sentence.register
def _(found: Strength) -> str:
    how = "as it should" if found.own == 1 else f"{found.own:.4g} times as strong as it should"
    return f"At its own step each upstream gradient arrives {how}; on the way back {_on_the_way(found.back)}."


def _on_the_way(back: float | None) -> str:
    if back is None:
        return "it changes"
    return "nothing is lost" if back == 1 else f"each step is {back:.4g} times as strong as it should be"


def _gradients(steps: Steps) -> str:
    if len(steps) == 1:
        return f"The upstream gradient of step {steps[0]}"
    return f"Each of the upstream gradients of steps {listed([str(step) for step in steps])}"
