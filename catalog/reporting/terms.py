"""Terms: what a diagnosis has in terms of the field, in words that need no explanation."""

from catalog.model.cause import Cause, SameIn
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.findings.mending import MendFirst
from catalog.model.mutant import Mutant
from catalog.registry import all_mutants
from catalog.reporting.mending import several
from catalog.terminal.phrases import listed

# Numbers that nothing explains leave open what the functions themselves would show.
GIVE_CODE = "Hand over the functions themselves, as in bptt-bugs homework.py: they show more than numbers."


def title_of(mistake: Mutant, hints: int) -> str:
    """Return a mistake's title; that of a generated mutant says what to write, so the place stands for it at first.

    One that was inferred says no more than the exception does.
    """
    if not mistake.operator or mistake.inferred:
        return f"{mistake.title}."
    return mistake.hints[0] if hints < len(mistake.hints) else f"{mistake.title}."


def placed_title(mistake: Mutant, hints: int, exercise: str) -> str:
    """Return a mistake's title, with the function that it is in where that is not the exercise or in the title."""
    title = title_of(mistake, hints)
    said = mistake.functions == (exercise,) or all(name in title for name in mistake.functions)
    return title if said else f"In {listed(mistake.functions)}: {title}"


def titles_of(cause: Cause, hints: int, exercise: str) -> list[str]:
    """Return the titles of the mistakes of a cause, of several each with its place."""
    return [placed_title(each, hints, "" if len(cause.mistakes) > 1 else exercise) for each in cause.mistakes]


def hints_of(mistake: Mutant, hints: int) -> list[str]:
    """Return so many hints, numbered where there are several in all, without the one that stands for the title."""
    title = title_of(mistake, hints).lower()
    numbered = [(number, hint) for number, hint in enumerate(mistake.hints[:hints], 1) if hint.lower() != title]
    return [f"Hint {number}: {hint}" if len(mistake.hints) > 1 else f"Hint: {hint}" for number, hint in numbered]


def advice_on(diagnosis: Diagnosis, hints: int, *, named: bool = True) -> str:
    """Return what to do next, "" where the hints say it. named: the mistakes stand there."""
    if named and several(diagnosis):
        first = MendFirst(hinted=hints > 0 and not more_hints(diagnosis, hints))
        return " ".join(filter(None, [diagnosis.advice, str(first)]))
    by_numbers = diagnosis.verdict is Verdict.LOCALISED and not diagnosis.protection and not diagnosis.raised
    return diagnosis.advice or (GIVE_CODE if by_numbers else "")


def more_hints(diagnosis: Diagnosis, hints: int) -> bool:
    """True where the first thing to mend has more hints than were asked for."""
    return bool(diagnosis.causes) and len(diagnosis.causes[0].mistakes[0].hints) > hints


def fits(cause: Cause, diagnosis: Diagnosis) -> str:
    """Return how much a cause explains."""
    explained, total = cause.explains
    if diagnosis.protection:
        return f"does the same in {explained} of {total} trials"
    return f"fits {explained} of {total} values that were shown" if total > 1 else "fits the one thing that was shown"


def seen(count: int) -> str:
    """Return how often a mistake was seen, "" for one that nobody counted."""
    return f"; seen {count} times" if count > 1 else "; seen once" if count else ""


def twins(cause: Cause) -> str:
    """Return the named mistakes that no input tells from a cause, "" where there are none."""
    named = {mutant.name for mutant in all_mutants()}
    others = [names for names in cause.same_as if set(names.split(" and ")) <= named]
    said = [f"no input tells it from {listed(others, 'or')}"] if others else []
    said += [_same_in(each) for each in cause.same_in if set(each.mutants.split(" and ")) <= named]
    return "; ".join(said)


def _same_in(found: SameIn) -> str:
    """Return where another mistake is the same: "in an rnn_backward that takes da0 from the last gradients"."""
    ways = [variant.split(".") for variant in found.variants]
    code = [f"{'an' if function[0] in 'lr' else 'a'} {function} that {way.replace('_', ' ')}" for function, way in ways]
    return f"in {listed(code)} no input tells it from {found.mutants}"
