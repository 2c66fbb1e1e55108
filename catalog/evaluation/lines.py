"""Lines: functions of which it is known which lines are wrong, and what is said of their lines."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.evaluation import arbitrary, restyled
from catalog.evaluation.case import Case, Result
from catalog.evaluation.changed_lines import changed_lines, places
from catalog.evaluation.handed_over import handed_over, styles
from catalog.evaluation.row import Sample, ScoreRow
from catalog.evaluation.truth import Truth
from catalog.functions.probes import cells_of
from catalog.functions.runs import NOBODY, Runs
from catalog.functions.subject import InProcess
from catalog.localising.replacing import Replacing
from catalog.model.mutant import Mutant
from catalog.operators.generate import generated
from catalog.programs.edit import EditError
from catalog.programs.family import Family
from catalog.registry import all_mutants, exercises, family_of

MUTANTS, GENERATED = "lines, functions with a mutant", "lines, functions with a generated mutant"
SETS, RESTYLED, RIGHT = "lines, two to five mistakes", "lines, mistakes in other styles", "lines, correct functions"
ARBITRARY = "lines, arbitrary mistakes in other styles"
TITLES = (MUTANTS, GENERATED, SETS, RESTYLED, ARBITRARY, RIGHT)
SEED = 20_261_130
SIZES = (2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Function:
    """A function to look at.

    text: its source. wrong: the numbers of the lines that are wrong, for each mistake. place: and, where a line is
    missing, of those that say something of what it assigns. style: the correct program that it is made of.
    """

    family: str
    exercise: str
    text: str
    wrong: tuple[frozenset[int], ...]
    place: frozenset[int] = frozenset()
    style: str | None = None


@dataclass(frozen=True, slots=True)
class LineCase(Case):
    """A function whose lines are looked at, with correct ones for the others.

    One that gives what is right, in spite of its edits, has no wrong line. Its result: first: the first line is wrong;
    anywhere: any of them is; function: every mistake has a line; sure: a line that is right is called wrong; silent:
    none is named.
    """

    looked_at: Function | None = None

    def prepare(self) -> None:
        """Do nothing: functions are run on their own."""

    def solved(self) -> Result:
        """Return what comes of looking at its lines."""
        assert self.looked_at is not None
        lines, wrong = found_lines(self.looked_at)
        places = self.looked_at.wrong if wrong else ()
        right = frozenset().union(self.looked_at.place, *places) if wrong else frozenset[int]()
        return Result(
            self.name,
            f"lines {lines}" if lines else "no line",
            first=(bool(lines) and lines[0] in right) or not (lines or right),
            anywhere=any(line in right for line in lines) or not (lines or right),
            function=all(any(line in each | self.looked_at.place for line in lines) for each in places),
            sure=any(line not in right for line in lines),
            silent=bool(right) and not lines,
        )


def found_lines(function: Function) -> tuple[list[int], bool]:
    """Return the numbers of the lines that are proved wrong, and whether the function gives anything wrong."""
    own = handed_over(function.text, function.family, function.style)
    runs = Runs(InProcess(function.family, {function.exercise: own[function.exercise]}))
    wrong = [probe for probe in cells_of(function.family, function.exercise) if not runs.is_right(probe)]
    if not wrong:
        return [], False
    search = Replacing(runs, (function.exercise,), NOBODY, wrong, function.style)
    return [each.site.span[0] for each in search.search()], True


def rows(sample: Sample) -> list[ScoreRow]:
    """Return a row for named mutants, generated ones, sets, other styles, arbitrary mistakes, and correct functions."""
    named = [case_of((mutant,)) for mutant in all_mutants()[:: sample.every_line]]
    unnamed = [case_of((mutant,)) for each in _families() for mutant in generated(each)[:: sample.every_generated_line]]
    several = [each for exercise in exercises() for each in sets_of(exercise, sample.line_sets)]
    others = [_restyled(each) for each in restyled.functions(sample.restyled)]
    return [
        ScoreRow(MUTANTS, _wrong(named)),
        ScoreRow(GENERATED, _wrong(unnamed), f"one of {sample.every_generated_line}"),
        ScoreRow(SETS, _wrong(several)),
        ScoreRow(RESTYLED, _wrong(others)),
        ScoreRow(ARBITRARY, tuple(map(_restyled, arbitrary.functions(sample.arbitrary)))),
        ScoreRow(RIGHT, tuple(_right())),
    ]


def _wrong(cases: Sequence[LineCase | None]) -> tuple[LineCase, ...]:
    return tuple(each for each in cases if each is not None)


def _families() -> tuple[str, ...]:
    return tuple(dict.fromkeys(exercises().values()))


def case_of(mutants: Sequence[Mutant]) -> LineCase | None:
    """Return the case of a function with some mutants, None where they do not go together or are of several."""
    of, names = family_of(mutants[0]), {edit.function for mutant in mutants for edit in mutant.edits}
    if len(names) > 1:
        return None
    (name,) = names
    before = of.sources[name]
    try:
        after = _edited(of, name, mutants)
        alone = [_edited(of, name, [mutant]) for mutant in mutants]
        changed = [_within(after, before, each) for each in alone]
        compile(after, name, "exec")
    except (EditError, SyntaxError):
        return None
    looked_at = Function(of.name, name, after, tuple(changed), places(before, after))
    return LineCase(" and ".join(mutant.name for mutant in mutants), "", name, Truth(), looked_at=looked_at)


def _edited(of: Family, name: str, mutants: Sequence[Mutant]) -> str:
    return of.edited(name, of.spans(tuple(edit for mutant in mutants for edit in mutant.edits))[name])


def _within(whole: str, before: str, alone: str) -> frozenset[int]:
    """Return the lines of a text with several mistakes that one of them changed."""
    if whole == alone:
        return changed_lines(before, alone)
    mine = {alone.split("\n")[line - 1] for line in changed_lines(before, alone) if line <= alone.count("\n") + 1}
    lines = whole.split("\n")
    found = frozenset(line for line in changed_lines(before, whole) if lines[min(line, len(lines)) - 1] in mine)
    return found or changed_lines(before, whole)


def sets_of(exercise: str, count: int, sizes: Sequence[int] = SIZES) -> list[LineCase]:
    """Return so many functions of an exercise with several generated mistakes, each in another statement."""
    stream, of = random.Random(f"{SEED} {exercise}"), exercises()[exercise]
    pool = [mutant for mutant in generated(of) if mutant.functions == (exercise,)]
    found: list[LineCase] = []
    while len(found) < count:
        case = case_of(stream.sample(pool, sizes[len(found) % len(sizes)]))
        if case is not None and case.looked_at is not None and _disjoint(case.looked_at.wrong):
            found.append(case)
    return found


def _disjoint(lines: Sequence[frozenset[int]]) -> bool:
    return len(frozenset().union(*lines)) == sum(map(len, lines))


def _restyled(made: restyled.Restyled) -> LineCase:
    wrong = (frozenset({made.line}),)
    looked_at = Function(made.family, made.exercise, made.text, wrong, style=made.style)
    return LineCase(f"{made.style}, line {made.line}", "", made.exercise, Truth(), looked_at=looked_at)


def _right() -> Iterator[LineCase]:
    """Yield every function of every correct program."""
    for exercise, of in exercises().items():
        for style in styles(of):
            text = restyled.source_of(of, exercise, style)
            if text:
                looked_at = Function(of, exercise, text, (), style=style)
                yield LineCase(f"{style} {exercise}", "", exercise, Truth(), looked_at=looked_at)
