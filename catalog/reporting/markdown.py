"""Markdown: a diagnosis as an answer that can be posted as it is; the mistake itself is named only if asked for."""

import re
from collections.abc import Iterator, Sequence
from textwrap import indent

from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.reporting.heads import head_of
from catalog.reporting.lines import THE_LINE, THE_PART, explained
from catalog.reporting.mending import orders, preview, proofs
from catalog.reporting.phrases.places import show_place
from catalog.reporting.terms import advice_on, hints_of, more_hints, seen, titles_of
from catalog.terminal.visible import visible

MAX_CAUSES = 3

LOOK_THERE = "Next: look there, and ask for another hint if that does not help."

# So many expressions say what is right; the rest is counted.
MAX_NAMES = 6

_SPECIAL = re.compile(r"[\\`*<>\[\]|~$#&@]|(?<![^\W_])_|_(?![^\W_])|^[-+=]|^\d+(?=[.)])|(?<=\w):(?=//)|(?<=www)\.")


def markdown(diagnosis: Diagnosis, hints: int, *, cause: bool) -> str:
    """Return the answer: of several cells or functions what is right in a line, and then each that is not."""
    if len(diagnosis.cells) == 1:
        return part_in_markdown(diagnosis, hints, cause=cause)
    wrong = [part for part in diagnosis.cells if part.verdict is not Verdict.CORRECT]
    right = [part.exercise or "one cell" for part in diagnosis.cells if part.verdict is Verdict.CORRECT]
    blocks = [part_in_markdown(part, hints, cause=cause) for part in wrong]
    return "\n\n".join([*([f"**Correct:** {', '.join(map(code, right))}."] if right else []), *blocks])


def part_in_markdown(diagnosis: Diagnosis, hints: int, *, cause: bool, where: str = "") -> str:
    """Return the answer about one cell or function. where: the cell, if any."""
    about = ", ".join(filter(None, [code(diagnosis.exercise) if diagnosis.exercise else "", escaped(where)]))
    head = f"**{head_of(diagnosis).capitalize()}{f' ({about})' if about else ''}:**"
    points = [f"- {point}" for point in _points(diagnosis, hints, cause)]
    return "\n".join([f"{head} {escaped(diagnosis.reason)}", *(["", *points] if points else [])])


def _points(diagnosis: Diagnosis, hints: int, cause: bool) -> Iterator[str]:
    if diagnosis.right:
        yield f"Right: {codes(diagnosis.right)}"
    findings = diagnosis.findings if diagnosis.verdict is Verdict.LOCALISED else ()
    if diagnosis.wrong and not findings:
        yield f"Wrong: {codes(diagnosis.wrong)}"
    yield from map(escaped, findings)
    yield from _lines(diagnosis, hints)
    yield from _causes(diagnosis, hints) if cause else _hints(diagnosis, hints)
    yield from _next(diagnosis, hints, cause)
    then = preview(diagnosis)
    if then is not None and (cause or then.sure):
        yield f"{escaped(then.head)}\n\n{indent(block(then.lines), '  ')}"
    yield from (f"Note: {escaped(note)}" for note in diagnosis.notes)


def _lines(diagnosis: Diagnosis, hints: int) -> Iterator[str]:
    """Yield the lines that are wrong, with as much more as the hints allow."""
    for line in diagnosis.lines if hints >= THE_LINE else ():
        place = show_place((line.cell, line.line))
        part = f", in it {code(line.part)}" if hints >= THE_PART and line.part != line.text else ""
        said = explained(line, hints, several=len(diagnosis.lines) > 1)
        yield f"Wrong is {place}: {code(line.text)}{part}. {' '.join(map(escaped, said))}"


def _hints(diagnosis: Diagnosis, hints: int) -> Iterator[str]:
    """Yield the hints to the first mistake of each cause, without its title, and where the others are."""
    yield from map(escaped, orders(diagnosis.causes[:MAX_CAUSES]))
    given = [cause.mistakes[0].hints[:hints] for cause in diagnosis.causes[:MAX_CAUSES]]
    for each in dict.fromkeys(given):
        yield from (f"Hint: {escaped(hint)}" for hint in each)


def _causes(diagnosis: Diagnosis, hints: int) -> Iterator[str]:
    for found in diagnosis.causes[:MAX_CAUSES]:
        told = zip(found.mistakes, titles_of(found, hints, diagnosis.exercise), proofs(found), strict=True)
        for mistake, title, by in told:
            proved = f"; {escaped(by)}" if by else ""
            yield f"Cause: {escaped(title)} ({code(mistake.name)}{seen(mistake.count)}{proved})"
        yield from (escaped(hint) for hint in hints_of(found.mistakes[0], hints))


def _next(diagnosis: Diagnosis, hints: int, cause: bool) -> Iterator[str]:
    """Yield what to do next; what each cause would print there says nothing to who does not know the causes."""
    if diagnosis.next_line is not None and not cause:
        yield f"Next: print {code(diagnosis.next_line.expression)} and post what it shows."
    elif advice := advice_on(diagnosis, hints, named=cause):
        yield f"Next: {escaped(advice)}"
    elif more_hints(diagnosis, hints):
        yield LOOK_THERE if hints else "Next: ask for a hint."


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else _escape(found[0]), visible(text))


def _escape(character: str) -> str:
    # No backslash keeps a name from being called, or an address from becoming a link.
    return f"&#{ord(character)};" if character in "@:.&<" else f"\\{character}"


def code(text: str) -> str:
    """Return a text as code, whatever backticks are in it."""
    text = " ".join(visible(text).split(" "))
    fence = "`" * (_longest_run(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def block(lines: Sequence[str]) -> str:
    """Return lines as a block of code, whatever backticks are in them."""
    text = "\n".join(visible(line) for each in lines for line in each.split("\n"))
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}text\n{text}\n{fence}"


def _longest_run(text: str) -> int:
    """Return how many backticks stand together at most."""
    return max((len(run) for run in re.findall("`+", text)), default=0)


def codes(names: Sequence[str]) -> str:
    """Return names as code, the first few of many."""
    more = f" and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else ""
    return f"{', '.join(map(code, names[:MAX_NAMES]))}{more}"
