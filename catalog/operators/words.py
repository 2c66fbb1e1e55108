"""Words for mutants: titles, hints and explanations.

A person reads the place first, then the kind of the mistake, and what it is only at the end: the title is the answer.
"""

from collections.abc import Sequence

from catalog.operators.change import LINE, PLACE, Change, short
from catalog.operators.code import Code
from catalog.operators.places import listed, look, places
from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import Span, apply


def title(members: tuple[Change, ...]) -> str:
    """Return what a mutant is, in a sentence without its period."""
    first = members[0]
    alike = all(member.sentence == first.sentence for member in members)
    text = _filled(first.sentence, members if alike else members[:1])
    text = text if alike else f"{text}, {_likewise(members)}"
    return text[:1].upper() + text[1:]


def _filled(sentence: str, members: tuple[Change, ...]) -> str:
    """Return a sentence with the names of the lines and their places in it."""
    names = [f"`{member.statement.target}`" for member in members]
    if len(set(names)) > 1 and sentence.startswith(LINE):
        sentence = sentence.replace(" is ", " are ", 1).replace(" has ", " have ", 1)
    return sentence.replace(LINE, listed(names)).replace(PLACE, places(members))


def _likewise(members: tuple[Change, ...]) -> str:
    """Return where else the same is done."""
    here = members[0].statement.where
    others = [member for member in members if member.statement.where != here]
    there = sum(member.statement.where == here for member in members) - 1
    if not others:
        return f"and likewise {'once more' if there == 1 else f'{there} times more'} there"
    return f"and likewise {'there and ' if there else ''}{places(others)}"


def hints(code: Code, members: tuple[Change, ...], kind: str, sentence: str) -> tuple[str, str, str]:
    """Return where to look, what kind of thing is wrong there, and what it is."""
    return look(code, members), kind, f"{sentence}."


def explain(code: Code, change: Change) -> str:
    """Return the line that the reference has and the one that this program has."""
    start, stop = change.statement.start, change.statement.stop
    moved = [_moved(span, start) for span in change.spans if _inside(span, change.statement)]
    before = code.source[start:stop]
    after = short(apply(moved, before), 160)
    program = f"has `{after}` there" if after else "has nothing there"
    return f"The reference has `{short(before, 160)}`; this program {program}. Nothing else is different."


def title_together(code: Code, spans: Sequence[Span]) -> str:
    """Return what several mistakes that meet are, in a sentence without its period; spans: all that they change."""
    lines = [each for each in code.statements if any(_inside(span, each) for span in spans)]
    if not lines:
        return f"More than one mistake in one place of {code.function}"
    first = lines[0]
    before = code.source[first.start : first.stop]
    after = apply([_moved(span, first.start) for span in spans if _inside(span, first)], before)
    found = f"`{short(after, 160)}` stands where the reference has `{short(before, 160)}`"
    others = [each.where for each in lines[1:] if each.where != first.where]
    also = f", and there are more in {listed(where.removeprefix('in ') for where in others)}" if others else ""
    return f"More than one mistake in one line: {found}{also}"


def _inside(span: Span, line: LocatedStatement) -> bool:
    return line.start <= span.start and span.stop <= line.stop


def _moved(span: Span, start: int) -> Span:
    return Span(span.start - start, span.stop - start, span.text)
