"""Words for slips: titles, hints and explanations."""

from catalog.programs.edit import Span, apply
from catalog.slips.code import Change, Code, short


def title(members: tuple[Change, ...]) -> str:
    """Return what a slip is, in a sentence without its period."""
    what = members[0].what
    others = "" if all(member.what == what for member in members) else " and likewise"
    return f"{what},{others} {places(members)}"


def places(members: tuple[Change, ...]) -> str:
    """Return where a slip is made."""
    found = list(dict.fromkeys(member.statement.where for member in members))
    if len(found) == 1:
        return found[0]
    more = f" and {len(found) - 2} more lines" if len(found) > 3 else ""
    shown = found[:2] if more else found
    rest = [where.removeprefix("in ") for where in shown]
    listed = ", ".join(rest) if more else f"{', '.join(rest[:-1])} and {rest[-1]}"
    return f"in {listed}{more}"


def hints(function: str, members: tuple[Change, ...], kind: str, sentence: str) -> tuple[str, str, str]:
    """Return where to look, what kind of thing is wrong there, and what it is."""
    where = places(members)
    return f"Look {where} of {function}: does it say what the formula says?", kind, f"{sentence}."


def explain(code: Code, change: Change) -> str:
    """Return the line that the reference has and the one that this program has."""
    start, stop = change.statement.start, change.statement.stop
    inside = [span for span in change.spans if start <= span.start and span.stop <= stop]
    moved = [Span(span.start - start, span.stop - start, span.text) for span in inside]
    before = code.source[start:stop]
    after = short(apply(moved, before), 160)
    program = f"has `{after}` there" if after else "has nothing there"
    return f"The reference has `{short(before, 160)}`; this program {program}. Nothing else is different."
