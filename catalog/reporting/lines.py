"""Lines: where in a student's code something is wrong: on the first screen, below it, and for an editor.

The first hint is the line, the second its part and what that should be, the third the formula.
"""

from collections.abc import Iterator, Sequence

from catalog.model.diagnosis import Diagnosis
from catalog.model.findings.lines import WrongAt
from catalog.model.wrong_line import WrongLine
from catalog.reporting.layout import brief, wrap
from catalog.reporting.phrases.places import show_place
from catalog.terminal.phrases import counted, listed

THE_LINE, THE_PART, THE_FORMULA = 1, 2, 3

MOST_LINES, MOST_NAMES = 4, 4


def sentences(diagnosis: Diagnosis) -> list[str]:
    """Return which lines are wrong, a sentence each."""
    lines = diagnosis.lines
    return [str(WrongAt(line, at, len(lines))) for at, line in enumerate(lines, 1)]


def on_screen(diagnosis: Diagnosis, hints: int) -> Iterator[str]:
    """Yield the lines for the first screen, each on one line."""
    said = sentences(diagnosis) if hints >= THE_LINE else []
    yield from (f"  {brief(sentence)}" for sentence in said[:MOST_LINES])
    if len(said) > MOST_LINES:
        yield f"  ... and {counted(len(said) - MOST_LINES, 'line')} more, below."


def below(diagnosis: Diagnosis, hints: int) -> list[str]:
    """Return a paragraph for each line: why it is known to be wrong, and as much more as the hints allow."""
    said = zip(diagnosis.lines, sentences(diagnosis), strict=True) if hints >= THE_LINE else ()
    return ["\n".join(_about(line, sentence, hints, several=len(diagnosis.lines) > 1)) for line, sentence in said]


def _about(line: WrongLine, sentence: str, hints: int, *, several: bool) -> Iterator[str]:
    if hints < THE_PART:
        yield wrap(sentence, "  ")
    else:
        yield from marked(line)
    yield from (wrap(each, "  ") for each in explained(line, hints, several=several))


def marked(line: WrongLine) -> tuple[str, str]:
    """Return a line with the part that is wrong marked below it, as Python's tracebacks do."""
    start = f"  {line.line}: "
    # The text of a line is without its indentation, which columns count.
    shift = max(line.column - 1 - line.indent, 0)
    return f"{start}{line.text}", " " * (len(start) + shift) + "^" * max(line.end_column - line.column, 1)


def explained(line: WrongLine, hints: int, *, several: bool) -> Iterator[str]:
    """Yield why a line is known to be wrong, and what should be there."""
    if line.missing:
        done = "read" if line.part == line.missing else "assigned"
        yield f"{line.missing} is {done} there and nothing in the loop changes it: a line is missing{_after(line)}."
    elif line.shared:
        yield f"{line.variable} and {line.part} are one array there: what is written to one is in the other."
    yield _proof(line, several=several)
    if hints >= THE_PART and line.role and line.role != line.variable:
        yield f"It should be what the course calls {line.role}."
    if hints >= THE_FORMULA and line.formula and not (line.missing or line.shared):
        yield f"A correct program has there: {line.formula}"
    if hints >= THE_FORMULA and line.repair:
        yield f"With this in the place of the part that is marked, everything is right: {line.repair}"


def _after(line: WrongLine) -> str:
    return "" if line.after is None else f" after {show_place((line.cell, line.after))}"


def _proof(line: WrongLine, *, several: bool) -> str:
    count, total = line.trials
    right = listed(line.heals) if len(line.heals) <= MOST_NAMES else f"{len(line.heals)} outputs"
    verb = "is" if len(line.heals) == 1 else "are"
    others = " with the other lines" if several else ""
    trials = f"{count} of {counted(total, 'trial')}"
    return f"Once it is right{others}, so {verb} {right}; left as it is, something stays wrong in {trials}."


def for_editors(parts: Sequence[Diagnosis], path: str) -> Iterator[str]:
    """Yield "PATH:LINE:COLUMN: sentence" for each line of a file, as compilers print it."""
    for part in parts:
        for line, sentence in zip(part.lines, sentences(part), strict=True):
            where = path if line.cell is None else f"{path}:cell {line.cell}"
            yield f"{where}:{line.line}:{line.column}: {part.exercise}: {sentence}"
