"""Upon: mistakes made in the text that other mistakes left, as by a person who types one line wrong in two places.

Such a mutant's edits are the reference's, and hold those of the mistakes that it was made upon.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from catalog.model.mutant import Mutant
from catalog.operators import words
from catalog.operators.composing import Region, composed
from catalog.operators.edits import Editor
from catalog.operators.generate import codes, generated_upon
from catalog.operators.making import Mutation
from catalog.programs.edit import EditError, Span, apply
from catalog.programs.family import Family
from catalog.registry import family

SEVERAL = "More than one thing is wrong there. Once you have found one, look at the same line again."


@dataclass(frozen=True, eq=False, slots=True)
class Further:
    """One more mistake. spans: what it replaces in the function's text as the others left it.

    mutant: it, with those of the others that it meets.
    """

    function: str
    spans: tuple[Span, ...]
    mutant: Mutant


def further(family_name: str, mutants: Sequence[Mutant], *, lazily: bool) -> Iterator[Further]:
    """Yield the mistakes that can be made in the statements that mutants changed, those that meet what is changed.

    lazily: those of prolific operators instead. Raises EditError where the mutants cannot be made together.
    """
    own = family(family_name)
    for function in dict.fromkeys(name for each in mutants for name in each.functions):
        made = [(span, each) for each in mutants for span in own.spans(each.edits).get(function, ())]
        yield from _Function(own, function, made).further(lazily=lazily)


class _Function:
    """A function's text as mutants left it. made: each span with the mutant that changes it."""

    def __init__(self, own: Family, function: str, made: Sequence[tuple[Span, Mutant]]) -> None:
        self.own, self.function = own, function
        self.first, self.mutants = [span for span, _ in made], [each for _, each in made]
        self.code = next(code for code in codes(own.name) if code.function == function)
        self.source = self.code.source
        self.between = apply(self.first, self.source)
        self.editor = Editor(function, self.source)

    def further(self, *, lazily: bool) -> Iterator[Further]:
        """Yield what meets the mutants' changes."""
        seen: set[tuple[Span, ...]] = set()
        for region in composed(self.first, (), self.source):
            at = region.left
            for each in generated_upon(self.own.name, self.function, self.between, *at, lazily=lazily):
                spans = each.change.spans
                if spans not in seen:
                    seen.add(spans)
                    yield from self._meeting(each, composed(self.first, spans, self.source))

    def _meeting(self, mutation: Mutation, regions: Sequence[Region]) -> Iterator[Further]:
        met = {number for region in regions if region.after for number in region.before}
        upon = tuple(dict.fromkeys(self.mutants[number] for number in sorted(met)))
        if upon:
            with suppress(EditError):
                yield Further(self.function, mutation.change.spans, self._mutant(mutation, upon, regions))

    def _mutant(self, mutation: Mutation, upon: tuple[Mutant, ...], regions: Sequence[Region]) -> Mutant:
        """Return a mutation with what it was made upon; raises EditError where another mutant stands too near."""
        inside = [each for each in regions if each.after or any(self.mutants[at] in upon for at in each.before)]
        if any(self.mutants[at] not in upon for each in inside for at in each.before):
            raise EditError("another change stands too near")
        elsewhere = dict.fromkeys(edit for each in upon for edit in each.edits if edit.function != self.function)
        edits = (*elsewhere, *self.editor.edits([each.span for each in inside]))
        if not edits:
            raise EditError("it puts the reference's text back")
        order = 1 + sum(each.order for each in upon)
        title = words.title_together(self.code, order, [each.span for each in inside])
        look, _, _ = mutation.hints
        made = mutation.as_mutant(self.own.name.split(".")[0], edits)
        return replace(made, upon=upon, title=title, hints=(look, SEVERAL, f"{title}."))
