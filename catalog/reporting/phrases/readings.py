"""Readings: what can be said of those that are wrong, in a sentence."""

from collections.abc import Sequence

from catalog.model.findings.readings import (
    How,
    Multiple,
    MultipleOfSize,
    OtherOutput,
    OtherShape,
    OtherSizes,
    ReadingForm,
    Related,
    Relation,
    RightAtSteps,
    RightInPlaces,
    WrongReadings,
)
from catalog.reporting.phrases.sentence import sentence

_RELATIONS = {
    Relation.NOT_A_NUMBER: "not a number",
    Relation.ZERO: "zero",
    Relation.NEGATED: "the right value with its sign changed",
    Relation.TWICE: "twice the right value",
    Relation.HALF: "half the right value",
    Relation.TRANSPOSED: "the right value of the transpose",
    Relation.STEP_BEFORE: "the right value of the step before",
    Relation.STEP_AFTER: "the right value of the step after",
    Relation.REVERSED: "the right values in reversed time",
    Relation.FIRST_STEP: "what the first step alone contributes",
    Relation.LAST_STEP: "what the last step alone contributes",
}

_FORMS = {
    ReadingForm.NO_NUMBERS: "no array of numbers",
    ReadingForm.OTHER_SHAPE: "another shape than a correct program's",
    ReadingForm.TRANSPOSED: "the right values transposed",
    ReadingForm.WRONG: "wrong",
}


@sentence.register
def _(found: WrongReadings) -> str:
    return f"{', '.join(found.labels)}: {_how(found.how)}."


def _how(how: How) -> str:
    match how:
        case ReadingForm():
            return _FORMS[how]
        case OtherSizes(sizes, expected):
            return f"{_sizes(sizes)}, where a correct program has {_sizes(expected)}"
        case OtherShape(shape, expected):
            return f"its shape is {_shown(shape)}, where a correct program has {_shown(expected)}"
        case RightAtSteps(right, wrong, others):
            return f"right at step {_steps(right)}, wrong at step {_steps(wrong)}{_others(others)}"
        case RightInPlaces(right, count, others):
            return f"right in {right} of {count} places{_others(others)}"
        case _:
            return _related(how)


def _related(related: Related) -> str:
    match related:
        case Relation():
            return _RELATIONS[related]
        case Multiple(factor):
            return f"the right value times {factor:.16g}"
        case MultipleOfSize(length, name, divided):
            called = f"{name} = {length}" if name else f"{length}, the length of an axis"
            return f"the right value {'divided by' if divided else 'times'} {called}"
        case OtherOutput(expression):
            return f"the right value of {expression}"


def _others(related: Related | None) -> str:
    return f", where the others are {_related(related)}" if related is not None else ""


def _sizes(sizes: tuple[int, ...] | None) -> str:
    return "nothing" if sizes is None else str(sizes)


def _shown(shape: tuple[int, ...]) -> str:
    return str(shape) if shape else "that of a single number"


def _steps(steps: Sequence[int]) -> str:
    return ", ".join(map(str, steps))
