"""Mistakes made in the text that others left: edits of the reference that are the one made after the other."""

import random

import pytest

from catalog.model.mutant import Mutant
from catalog.operators.composing import composed
from catalog.operators.generate import generated, lazily_generated
from catalog.operators.upon import Further, further
from catalog.programs.edit import EditError, Span, apply
from catalog.programs.program import Program
from catalog.registry import all_mutants, family, family_of, load_mutant
from catalog.running.run import quiet

FAMILIES = ["c5w1a1.rnn", "c5w1a1.lstm"]
DRAWN = 12


@pytest.mark.parametrize("seed", range(40))
def test_two_changes_come_to_one(seed: int) -> None:
    stream = random.Random(seed)
    source = "".join(stream.choices("abcdef \n", k=80))
    first, second = drawn(source, stream), []
    between = apply(first, source)
    second = drawn(between, stream)
    regions = composed(first, second, source)
    assert apply([each.span for each in regions], source) == apply(second, between)
    assert sorted(number for each in regions for number in each.before) == list(range(len(first)))
    assert sorted(number for each in regions for number in each.after) == list(range(len(second)))
    assert all(between[slice(*each.left)] == each.span.text for each in composed(first, (), source))


def drawn(text: str, stream: random.Random) -> list[Span]:
    """Return some spans that do not overlap: replaced, left out, put in."""
    places = sorted(stream.sample(range(len(text)), 2 * stream.randint(1, 4)))
    pairs = zip(places[::2], places[1::2], strict=True)
    return [Span(start, stop, stream.choice(["", "X", "YYYYYYYY", "Z\nZ"])) for start, stop in pairs]


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("lazily", [False, True])
def test_a_mistake_upon_others_is_made_of_the_text_that_they_left(name: str, lazily: bool) -> None:
    stream = random.Random(f"{name} {lazily}")
    named = [each for each in all_mutants() if family_of(each).name == name]
    made = 0
    for mutant in stream.sample([*generated(name), *lazily_generated(name), *named], DRAWN):
        found = upon(name, mutant, lazily=lazily)
        for each in stream.sample(found, min(len(found), 2)):
            made += 1
            assert each.mutant.order == mutant.order + 1
            assert each.mutant.upon == (mutant,)
            assert written(name, (each.mutant,), each.function) == after(name, mutant, each)
            upon(name, each.mutant, lazily=lazily)
    assert made > DRAWN


def upon(name: str, mutant: Mutant, *, lazily: bool) -> list[Further]:
    """Return what can be made upon a mutant."""
    with quiet():
        return list(further(name, (mutant,), lazily=lazily))


def written(name: str, mutants: tuple[Mutant, ...], function: str) -> str:
    """Return a function's text with mutants made, without the space that no program has to do with."""
    edits = tuple(edit for each in mutants for edit in each.edits)
    return "".join(Program(family(name), edits).source(function).split())


def after(name: str, mutant: Mutant, each: Further) -> str:
    """Return the text that a mutant leaves, edited once more."""
    own = family(name)
    left = apply(own.spans(mutant.edits)[each.function], own.sources[each.function])
    return "".join(apply(each.spans, left).split())


def test_what_is_made_of_the_reference_as_well_stays_another_mistake() -> None:
    one = load_mutant("mutants.c5w1a1.rnn_cell_backward.forgets_to_transpose_xt")
    found = list(further("c5w1a1.rnn", (one,), lazily=False))
    assert found
    assert all(one in each.mutant.upon for each in found)


def test_two_that_overlap_have_nothing_upon_them() -> None:
    one = load_mutant("mutants.c5w1a1.rnn_cell_backward.forgets_to_transpose_xt")
    with pytest.raises(EditError):
        list(further("c5w1a1.rnn", (one, one), lazily=False))


def test_it_says_how_many_mistakes_are_in_the_line_and_what_stands_there() -> None:
    one = next(each for each in generated("c5w1a1.rnn") if each.title == "`dWax` has the wrong sign")
    found = next(each for each in upon("c5w1a1.rnn", one, lazily=False) if "da_next" in each.mutant.title)
    assert found.mutant.title.startswith("More than one mistake in one line: `dWax = -np.dot(")
    assert "stands where the reference has `dWax = np.dot(dtanh, xt.T)`" in found.mutant.title
    assert "da_next" not in found.mutant.hints[0] + found.mutant.hints[1]
