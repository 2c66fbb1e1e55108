"""Upon: mistakes made in the text that other mistakes left, as by a person who types one line wrong in two places.

Such a mutant's edits are the reference's, and hold those of the mistakes that it was made upon.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from catalog.caching import REGISTRY
from catalog.model.mutant import Mutant
from catalog.operators import words
from catalog.operators.composing import Region, composed
from catalog.operators.edits import Editor
from catalog.operators.generate import codes, generated_in, generated_upon, lazily_generated_in
from catalog.operators.making import Mutation
from catalog.programs.edit import Edit, EditError, Span, apply
from catalog.programs.family import Family
from catalog.registry import family

Edits = tuple[Edit, ...]

SEVERAL = "More than one thing is wrong there. Once you have found one, look at the same line again."


@dataclass(frozen=True, eq=False, slots=True)
class Further:
    """One more mistake. spans: what it replaces in the function's text as the others left it.

    mutant: it, with those of the others that it meets, or that stand in its statement. meets: it is made of what they
    left there.
    """

    function: str
    spans: tuple[Span, ...]
    mutant: Mutant
    meets: bool


def further(family_name: str, mutants: Sequence[Mutant], *, lazily: bool) -> Iterator[Further]:
    """Yield the mistakes that can be made in the statements that mutants changed, and that nobody makes without them.

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
        self.left = [(*each.left, self.between[slice(*each.left)]) for each in composed(self.first, (), self.source)]
        self.editor = Editor(function, self.source)

    def further(self, *, lazily: bool) -> Iterator[Further]:
        """Yield what meets the mutants' changes, and what nobody makes of the reference's own statement."""
        seen: set[tuple[Span, ...]] = set()
        known = _known(self.own.name, self.function, lazily=lazily)
        for region in composed(self.first, (), self.source):
            at = region.left
            for each in generated_upon(self.own.name, self.function, self.between, *at, lazily=lazily):
                spans = each.change.spans
                if spans not in seen and not self._lost(spans):
                    seen.add(spans)
                    yield from self._made(each, composed(self.first, spans, self.source), region.before, known)

    def _lost(self, spans: Sequence[Span]) -> bool:
        """True where nothing would be left of what some mutant put there: the second alone would do."""
        return any(
            span.start <= start and stop <= span.stop and put and put not in span.text
            for span in spans
            for start, stop, put in self.left
        )

    def _made(
        self, mutation: Mutation, regions: Sequence[Region], beside: Sequence[int], known: frozenset[Edits]
    ) -> Iterator[Further]:
        """Yield a mutation; beside: the changes in its statement."""
        met = {number for region in regions if region.after for number in region.before}
        alone = () if met else self.editor.edits([each.span for each in regions if each.after])
        if alone not in known:
            upon = tuple(dict.fromkeys(self.mutants[number] for number in sorted(met or beside)))
            with suppress(EditError):
                yield Further(self.function, mutation.change.spans, self._mutant(mutation, upon, regions), bool(met))

    def _mutant(self, mutation: Mutation, upon: tuple[Mutant, ...], regions: Sequence[Region]) -> Mutant:
        """Return a mutation with what it was made upon; raises EditError where another mutant stands too near."""
        inside = [each for each in regions if each.after or any(self.mutants[at] in upon for at in each.before)]
        if any(self.mutants[at] not in upon for each in inside for at in each.before):
            raise EditError("another change stands too near")
        elsewhere = dict.fromkeys(edit for each in upon for edit in each.edits if edit.function != self.function)
        edits = (*elsewhere, *self.editor.edits([each.span for each in inside]))
        if not edits:
            raise EditError("it puts the reference's text back")
        title = words.title_together(self.code, [each.span for each in inside])
        look, _, _ = mutation.hints
        made = mutation.as_mutant(self.own.name.split(".")[0], edits)
        return replace(made, upon=upon, title=title, hints=(look, SEVERAL, f"{title}."))


@REGISTRY.keep()
def _known(family_name: str, function: str, *, lazily: bool) -> frozenset[Edits]:
    """Return the edits of what is made of the reference's own text."""
    of_function = lazily_generated_in if lazily else generated_in
    return frozenset(each.edits for each in of_function(family_name, function))
