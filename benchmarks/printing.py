"""The outputs that a class of notebooks stores, made as they would be: by running programs on the course's cells.

Of all outputs half are a correct program's, 35 % those of one named mutant and 15 % those of two of a family together,
on one of the cells that print something wrong with them. A mistake is drawn as often as it was seen, and once more.
What the programs print is shown in one of the forms that notebooks have: whole in 60 %, else some of the lines alone,
as many digits as somebody set numpy to, in a shell with prompts, or with what somebody printed besides. So what is
right or commonly wrong repeats exactly, as it does in a class; of 100,000 outputs a fifth are unlike all before them.
"""

import random
from collections.abc import Callable, Iterator
from functools import lru_cache

from catalog.evaluation.cells import printing, right_text
from catalog.evaluation.cut import shortened
from catalog.explaining.matching.candidate import Candidate
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe
from catalog.programs.edit import EditError
from catalog.registry import all_mutants, exercises, family_of
from catalog.running.printing import print_cell
from catalog.running.run import run

SEED = 20260401
# How many mistakes a program has, and how many in a hundred programs have so many.
MISTAKES = {0: 50, 1: 35, 2: 15}
CACHE_SIZE = 1024

Printed = tuple[str, Probe]


def outputs(count: int) -> Iterator[Printed]:
    """Yield so many outputs, each with the cell that printed it."""
    stream = random.Random(SEED)
    families = list(dict.fromkeys(exercises().values()))
    while count:
        size = stream.choices(list(MISTAKES), list(MISTAKES.values()))[0]
        shown = _shown(_mistakes(stream.choice(families), size, stream), stream)
        if shown is not None:
            count -= 1
            yield _formed(shown[0], stream), shown[1]


def _mistakes(family: str, size: int, stream: random.Random) -> Candidate:
    known = [mutant for mutant in all_mutants() if family_of(mutant).name == family]
    chosen: dict[Mutant, None] = {}
    while len(chosen) < size:
        chosen.update(dict.fromkeys(stream.choices(known, [mutant.count + 1 for mutant in known])))
    return Candidate(family, tuple(sorted(chosen, key=known.index)))


def _shown(candidate: Candidate, stream: random.Random) -> Printed | None:
    """Return what a program prints on one of the cells, where it has mistakes on one that shows them; None without."""
    texts = _texts(candidate)
    return stream.choice(texts) if texts else None


@lru_cache(maxsize=CACHE_SIZE)
def _texts(candidate: Candidate) -> list[Printed]:
    cells = printing(candidate.family)
    if not candidate.mutants:
        return [(right_text(probe), probe) for probe in cells]
    try:
        texts = [(print_cell(run(probe, candidate.made()), probe), probe) for probe in cells]
    except EditError:
        return []
    return [(text, probe) for text, probe in texts if text != right_text(probe)]


def _formed(text: str, stream: random.Random) -> str:
    """Return a text in one of the forms of notebooks, whole in most."""
    return stream.choices(_FORMS, _OFTEN)[0](text, stream)


def _whole(text: str, _: random.Random) -> str:
    return text


def _some_lines(text: str, stream: random.Random) -> str:
    """Leave out some of the lines: whoever looks for a mistake prints what is in question."""
    lines = text.split("\n")
    kept = set(stream.sample(range(len(lines)), stream.randint(1, len(lines))))
    return "\n".join(line for at, line in enumerate(lines) if at in kept)


def _fewer_digits(text: str, stream: random.Random) -> str:
    return shortened(text, stream.choice((4, 5, 6)))


def _in_a_shell(text: str, stream: random.Random) -> str:
    number = stream.randint(1, 99)
    return f"In [{number}]: %run test.py\n{text}\n\nIn [{number + 1}]: "


def _with_more(text: str, stream: random.Random) -> str:
    """Put before it what somebody printed to see what goes on."""
    return "\n".join([*(f"step {step} done" for step in range(stream.randint(1, 8))), text])


_FORMS: tuple[Callable[[str, random.Random], str], ...] = (
    _whole,
    _some_lines,
    _fewer_digits,
    _in_a_shell,
    _with_more,
)
_OFTEN = (60, 15, 10, 5, 10)
