"""Particulars: what stands below the first screen, for who wants to know more."""

from collections.abc import Iterator
from textwrap import indent

from catalog.model.cause import Cause
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.impulse_response import ImpulseResponse
from catalog.model.mutant import Mutant
from catalog.reporting.impulses import impulse_table
from catalog.reporting.layout import brief, wrap
from catalog.reporting.lines import below
from catalog.reporting.mending import preview, proofs
from catalog.reporting.screen import Screen
from catalog.reporting.terms import fits, hints_of, seen, titles_of, twins

MAX_CAUSES = 5


def particulars(diagnosis: Diagnosis, screen: Screen, hints: int) -> list[str]:
    """Return paragraphs on what the first screen has no place for."""
    found = _once_mended(diagnosis)
    found += [_cause(diagnosis, number, screen, hints) for number in range(len(diagnosis.causes[:MAX_CAUSES]))]
    if len(diagnosis.causes) > MAX_CAUSES:
        found.append(f"  ... and {len(diagnosis.causes) - MAX_CAUSES} more.")
    found += below(diagnosis, hints)
    left = diagnosis.findings[screen.findings :] if diagnosis.verdict is Verdict.LOCALISED else ()
    found += ["\n".join(wrap(finding, "  ") for finding in left)] if left else []
    found += [_impulse(diagnosis.impulse)] if diagnosis.impulse is not None else []
    notes = (*diagnosis.notes, *((diagnosis.reached,) if diagnosis.reached else ()))
    found += ["\n".join(wrap(note, "  ", "  Note: ") for note in notes)] if notes else []
    return found


def _cause(diagnosis: Diagnosis, number: int, screen: Screen, hints: int) -> str:
    """Return the names of a cause and what speaks for it, and what the first screen left out."""
    cause = diagnosis.causes[number]
    mark = f"  {number + 1}. " if len(diagnosis.causes) > 1 else "  "
    return "\n".join(_about(cause, mark, diagnosis, number, screen, hints))


def _about(cause: Cause, mark: str, diagnosis: Diagnosis, number: int, screen: Screen, hints: int) -> Iterator[str]:
    beside = " " * len(mark)
    titles = titles_of(cause, hints, diagnosis.exercise)
    cut = len(diagnosis.causes) > 1 or len(titles) > 1
    lines = [title for title in titles if number >= screen.causes or (cut and brief(title) != title)]
    shown_by = (f"; {each}" if each else "" for each in proofs(cause))
    lines += [f"{each.name}{_known(each)}{by}" for each, by in zip(cause.mistakes, shown_by, strict=True)]
    lines.append("; ".join(filter(None, [fits(cause, diagnosis), twins(cause)])))
    lines += hints_of(cause.mistakes[0], hints) if number >= screen.hinted else []
    for at, line in enumerate(lines):
        yield wrap(line, beside, beside if at else mark)


def _once_mended(diagnosis: Diagnosis) -> list[str]:
    """Return what the cell prints once the first of several mistakes is mended, if that is known."""
    found = preview(diagnosis)
    if found is None:
        return []
    return ["\n".join([wrap(found.head, "  "), *(indent(line, "    ") for line in found.lines)])]


def _known(mistake: Mutant) -> str:
    """Return what is known of a mistake: how often it was seen, or that nobody named it."""
    if mistake.inferred:
        return "; made from the message, which does not show how the line goes on"
    if mistake.upon:
        return "; nobody named it yet"
    return "; nobody named it yet, and bptt-bugs explain shows it" if mistake.operator else seen(mistake.count)


def _impulse(impulse: ImpulseResponse) -> str:
    head = "How much of the upstream gradient of each step reaches each step of dx:"
    return "\n".join([wrap(head, "  "), indent(impulse_table(impulse), "    ")])
