"""Several mistakes in one statement: generated mutants made one after the other in its text.

The second is made of the text that the first left, as by a person who types one line wrong in two places; so the
mistakes are no set of mutants of the reference.
"""

import random
from dataclasses import dataclass

from catalog.caching import RESPONSES
from catalog.evaluation.case import Case
from catalog.evaluation.cells import backward, right_text
from catalog.evaluation.edited import Edits, case_of, printed
from catalog.evaluation.row import Sample, ScoreRow
from catalog.model.probe import Probe
from catalog.operators.code import Code
from catalog.operators.edits import Editor
from catalog.operators.generate import codes, generated_upon
from catalog.operators.identity import text_of
from catalog.operators.making import Mutation
from catalog.programs.edit import Span
from catalog.running.signatures import home

SEED = 20_261_122
TITLES = {2: "two in one statement", 3: "three in one statement"}


@dataclass(frozen=True, eq=False, slots=True)
class Spot:
    """A statement of a family's function, at [start, stop) of the reference's text."""

    family: str
    code: Code
    start: int
    stop: int

    def mutants(self, source: str, *, lazily: bool = False) -> list[Mutation]:
        """Return the mutants of nothing but the statement, of a text that is the reference's everywhere else."""
        stop = self._stop(source)
        found = generated_upon(self.family, self.code.function, source, self.start, stop, lazily=lazily)
        return [
            each for each in found if all(self.start <= span.start and span.stop <= stop for span in each.change.spans)
        ]

    def edits(self, source: str) -> Edits:
        """Return the edits that make such a text of the reference's."""
        statement = source[self.start : self._stop(source)]
        return Editor(self.code.function, self.code.source).edits((Span(self.start, self.stop, statement),))

    def is_first_order(self, source: str) -> bool:
        """True where such a text is the reference's with at most one mutant."""
        once = [each.source for lazily in (False, True) for each in self.mutants(self.code.source, lazily=lazily)]
        return text_of(source) in map(text_of, (self.code.source, *once))

    def _stop(self, source: str) -> int:
        return self.stop + len(source) - len(self.code.source)


def rows(sample: Sample) -> list[ScoreRow]:
    """Return the rows of two and of three mistakes, as many on each exercise of the backward pass."""
    names = backward()
    counts = [len(range(at, sample.one_statement, len(names))) for at in range(len(names))]
    return [
        ScoreRow(title, tuple(case for each in zip(names, counts, strict=True) for case in drawn(size, *each)))
        for size, title in TITLES.items()
    ]


@RESPONSES.keep
def drawn(size: int, exercise: str, count: int) -> tuple[Case, ...]:
    """Return so many programs on the exercise's newest cell; the first ones are the same for every count."""
    probe, stream = home(exercise), random.Random(f"{SEED} {exercise} {size}")
    code = next(code for code in codes(probe.family) if code.function == exercise)
    found: dict[str, Case] = {}
    while len(found) < count:
        statement = stream.choice(code.statements)
        case = _case(Spot(probe.family, code, statement.start, statement.stop), probe, size, stream)
        if case is not None:
            found.setdefault(case.text, case)
    return tuple(found.values())


def _case(spot: Spot, probe: Probe, size: int, stream: random.Random) -> Case | None:
    """Return the case of so many mistakes in a statement, None where one of them raises or prints nothing new."""
    source, made, texts = spot.code.source, list[Mutation](), [right_text(probe)]
    while len(made) < size and (mutants := spot.mutants(source)):
        made.append(stream.choice(mutants))
        source = made[-1].source
        text = printed(probe, spot.edits(source))
        if text is None or text in texts:
            return None
        texts.append(text)
    if len(made) < size or spot.is_first_order(source):
        return None
    *smaller, edits = (spot.edits(each.source) for each in made)
    return case_of("; ".join(each.title for each in made), probe, texts[-1], edits, tuple(smaller))
