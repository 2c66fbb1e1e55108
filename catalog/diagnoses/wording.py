"""Wording: a diagnosis as a person reads it, verdict first, in 80 columns."""

from textwrap import fill

from catalog.diagnoses.diagnosis import Cause, Diagnosis, Verdict

WIDTH = 80
MOST_CAUSES = 5


def show(diagnosis: Diagnosis, hints: int) -> str:
    """Return the text of a diagnosis, or of each of its cells, with that many hints for each cause."""
    if not diagnosis.parts:
        return _show_cell(diagnosis, hints)
    own = [note for note in diagnosis.notes if all(note not in part.notes for part in diagnosis.parts)]
    heads = [f"{len(diagnosis.parts)} cells, one diagnosis each.", *own]
    return "\n\n".join([_wrap("\n".join(heads)), *(_show_cell(part, hints) for part in diagnosis.parts)])


def _show_cell(diagnosis: Diagnosis, hints: int) -> str:
    about = f" ({diagnosis.exercise})" if diagnosis.exercise else ""
    blocks = [_wrap(f"{diagnosis.verdict.upper()}{about}: {diagnosis.reason}")]
    blocks += [_show_cause(cause, hints) for cause in diagnosis.causes[:MOST_CAUSES]]
    if len(diagnosis.causes) > MOST_CAUSES:
        blocks.append(f"  ... and {len(diagnosis.causes) - MOST_CAUSES} more.")
    if diagnosis.verdict is Verdict.LOCALISED and diagnosis.findings:
        blocks.append("\n".join(_wrap(finding, "  ") for finding in diagnosis.findings))
    if diagnosis.notes:
        blocks.append("\n".join(_wrap(note, "  ", "  Note: ") for note in diagnosis.notes))
    return "\n\n".join(blocks)


def _show_cause(cause: Cause, hints: int) -> str:
    lines = [_wrap(f"{cause.title}.", "  ")]
    lines += [f"    {name}" for name in cause.mutants]
    if cause.same_as:
        lines.append(_wrap(f"behaves alike: {', '.join(cause.same_as)}", "      ", "    "))
    explained, total = cause.explains
    readings = f"{explained} of {total} readings" if total > 1 else "the one reading"
    seen = f"; seen {cause.seen} times" if cause.seen > 1 else "; seen once" if cause.seen else ""
    functions = ", ".join(cause.functions)
    lines.append(_wrap(f"in {functions}; explains {readings}{seen}", "    "))
    lines += [
        _wrap(hint, "    ", f"    Hint {number}: " if len(cause.hints) > 1 else "    Hint: ")
        for number, hint in enumerate(cause.hints[:hints], 1)
    ]
    return "\n".join(lines)


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
