"""Ways: how a function can come to raise an exception, as spans of its text and the words for it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.model.mutant import Mutant
from catalog.operators.edits import Editor
from catalog.programs.edit import Span
from catalog.registry import exercises, family


@dataclass(frozen=True, slots=True)
class Wording:
    """What a mutant is called. operator: its kind. title: the mistake. question, place: the first two hints."""

    operator: str
    title: str
    question: str
    place: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to raise it in a function."""

    function: str
    spans: tuple[Span, ...]
    words: Wording

    @property
    def mutant(self) -> Mutant:
        """The mutant that does that to the reference."""
        name = exercises()[self.function]
        edits = Editor(self.function, family(name).sources[self.function]).edits(self.spans)
        identity = hashlib.sha1(repr(edits).encode()).hexdigest()[:8]
        return Mutant(
            edits,
            (self.words.question, self.words.place, f"{self.words.title}."),
            name=f"{name.split('.')[0]}.{self.function}.{self.words.operator}.{identity}",
            title=self.words.title,
            explanation=f"{self.words.title}. The program is the reference with that in it, and ends as was shown.",
            operator=self.words.operator,
        )


# Where a name can stand in many places, it raises in the same way in all of them: the likeliest ones are enough.
MOST = 4


def ways(function: str, spans: Sequence[Sequence[Span]], words: Wording) -> list[Way]:
    """Return ways that are called the same, the likeliest ones."""
    return [Way(function, tuple(each), words) for each in spans if each][:MOST]
