"""Wording: a diagnosis as a person reads it, verdict first, in 80 columns."""

from dataclasses import replace
from textwrap import fill, indent

from catalog.diagnoses.cause import Cause
from catalog.diagnoses.diagnosis import Diagnosis, Verdict
from catalog.diagnoses.impulse import ImpulseResponse
from catalog.programs.mutant import Mutant

WIDTH = 80
MOST_CAUSES = 5


def show(diagnosis: Diagnosis, hints: int) -> str:
    """Return the text of a diagnosis, or of each of its cells, with that many hints for each cause."""
    if diagnosis.protection:
        return _show_functions(diagnosis, hints)
    if not diagnosis.parts:
        return _show_cell(diagnosis, hints)
    own = [note for note in diagnosis.notes if all(note not in part.notes for part in diagnosis.parts)]
    heads = [f"{len(diagnosis.parts)} cells, one diagnosis each.", *own]
    return "\n\n".join([_wrap("\n".join(heads)), *(_show_cell(part, hints) for part in diagnosis.parts)])


def _show_functions(diagnosis: Diagnosis, hints: int) -> str:
    """Return the text of several functions: those that are wrong first, and the others in a line."""
    right = [part.exercise for part in diagnosis.cells if part.verdict is Verdict.CORRECT]
    wrong = [part for part in diagnosis.cells if part.verdict is not Verdict.CORRECT]
    blocks = [_show_cell(replace(part, notes=()), hints) for part in wrong]
    blocks += [_wrap(f"CORRECT: {', '.join(right)}.")] if right else []
    lines = [_wrap(note, "  ", "  Note: ") for note in diagnosis.notes]
    return "\n\n".join([*blocks, "\n".join([*lines, _protection(diagnosis)])])


def _protection(diagnosis: Diagnosis) -> str:
    return _wrap(f"Run {diagnosis.protection}.", "  ", "  ")


def _show_cell(diagnosis: Diagnosis, hints: int) -> str:
    blocks = [head(diagnosis)]
    what = "trials" if diagnosis.protection else "readings"
    blocks += [_show_cause(cause, hints, what) for cause in diagnosis.causes[:MOST_CAUSES]]
    if len(diagnosis.causes) > MOST_CAUSES:
        blocks.append(f"  ... and {len(diagnosis.causes) - MOST_CAUSES} more.")
    if diagnosis.verdict is Verdict.LOCALISED and diagnosis.findings:
        blocks.append("\n".join(_wrap(finding, "  ") for finding in diagnosis.findings))
    if diagnosis.impulse is not None:
        blocks.append(_show_impulse(diagnosis.impulse))
    notes = (*diagnosis.notes, *((diagnosis.reached,) if diagnosis.reached else ()))
    if notes:
        blocks.append("\n".join(_wrap(note, "  ", "  Note: ") for note in notes))
    return "\n\n".join(blocks)


def head(diagnosis: Diagnosis) -> str:
    """Return the verdict, what it is about, and the reason."""
    about = f" ({diagnosis.exercise})" if diagnosis.exercise else ""
    return _wrap(f"{diagnosis.verdict.upper()}{about}: {diagnosis.reason}")


def _show_impulse(impulse: ImpulseResponse) -> str:
    head = "How much of the upstream gradient of each step reaches each step of dx:"
    return "\n".join([_wrap(head, "  "), indent(impulse.show(), "    ")])


def _show_cause(cause: Cause, hints: int, what: str) -> str:
    several = len(cause.mistakes) > 1
    lines = _numbered(cause, hints) if several else _one(cause.mistakes[0], hints)
    if cause.same_as:
        lines.append(_wrap(f"behaves alike: {', '.join(cause.same_as)}", "      ", "    "))
    explained, total = cause.explains
    readings = f"{explained} of {total} {what}" if total > 1 else "the one reading"
    about = f"in {', '.join(cause.functions)}; explains {readings}{_seen(cause.seen)}"
    lines.append(_wrap(f"explains {readings}" if several else about, "    "))
    first = _hints(cause.mistakes[0], hints)
    lines += ["    Mend the first one first:", *first] if several and first else first
    return "\n".join(lines)


def _one(mistake: Mutant, hints: int) -> list[str]:
    return [_wrap(_head(mistake, hints), "  "), f"    {mistake.name}"]


def _numbered(cause: Cause, hints: int) -> list[str]:
    """Return several mistakes as a list, upstream first."""
    lines = []
    for number, mistake in enumerate(cause.mistakes, 1):
        lines += [_wrap(_head(mistake, hints), "     ", f"  {number}. "), f"     {mistake.name}"]
        lines.append(_wrap(f"in {', '.join(mistake.functions)}{_seen(mistake.count)}", "     ", "     "))
    return lines


def _head(mistake: Mutant, hints: int) -> str:
    """Return a mistake's title; that of a generated slip says what to write, so the place stands for it at first."""
    if not mistake.generator:
        return f"{mistake.title}."
    return mistake.hints[0] if hints < len(mistake.hints) else f"{mistake.title[0].upper()}{mistake.title[1:]}."


def _hints(mistake: Mutant, hints: int) -> list[str]:
    """Return the hints, without the one that stands for the title."""
    shown = list(enumerate(mistake.hints[:hints], 1))
    if mistake.generator:
        shown = [(number, hint) for number, hint in shown if hint.lower() != _head(mistake, hints).lower()]
    return [
        _wrap(hint, "    ", f"    Hint {number}: " if len(mistake.hints) > 1 else "    Hint: ")
        for number, hint in shown
    ]


def _seen(count: int) -> str:
    return f"; seen {count} times" if count > 1 else "; seen once" if count else ""


def _wrap(text: str, indent: str = "", first: str | None = None) -> str:
    lines = text.split("\n")
    return "\n".join(
        fill(
            line,
            WIDTH,
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines
    )
