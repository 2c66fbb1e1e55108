"""Traced runs: a probe run with hooked functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FunctionType
from typing import Any

from catalog.functions.instrumentation.editing import EditedCodes
from catalog.functions.instrumentation.exchanging import Codes, codes_of, exchanged, key_of
from catalog.functions.instrumentation.hooking import hooked
from catalog.functions.instrumentation.recorder import Replacement, Value, ValueRecorder
from catalog.functions.instrumentation.source_text import SourceText
from catalog.functions.run import FunctionRun, Namespace, bound, run_functions
from catalog.model.probe import Probe


@dataclass(frozen=True, eq=False, slots=True)
class TracedRun:
    """What a run gave, and the values of each site, each time that it was evaluated.

    order: the sites as they were evaluated. complete: False where there was too much to note.
    """

    run: FunctionRun
    values: Mapping[int, Sequence[Value]] = field(default_factory=dict)
    order: Sequence[int] = ()
    complete: bool = True


@dataclass(frozen=True, eq=False, slots=True)
class Hooked:
    """A student's functions with the hooked code of their source."""

    functions: Sequence[FunctionType]
    codes: Codes
    edited: EditedCodes

    @classmethod
    def of(cls, functions: Iterable[FunctionType], sources: Sequence[SourceText]) -> "Hooked":
        """Return functions with the hooked code of these sources; sites are numbered through all of them."""
        codes, edited, first = Codes(), EditedCodes(), 0
        for source in sources:
            tree, count = hooked(source.tree(), source.file, first)
            codes |= codes_of(tree, source.file)
            edited.take(tree, source.file)
            first += count
        return cls([each for each in functions if key_of(each.__code__) in codes], codes, edited)

    def run(
        self,
        probe: Probe,
        namespaces: Sequence[Namespace],
        own: Mapping[str, Any],
        stand_ins: Mapping[str, Any],
        replacement: Replacement,
    ) -> TracedRun:
        """Return what a probe gives; see run_functions."""
        recorder = ValueRecorder(replacement)
        codes = self.codes | self.edited.codes(replacement.edits) if replacement.edits else self.codes
        spaces = {id(each.__globals__): each.__globals__ for each in self.functions}
        with bound(list(spaces.values()), recorder.hooks()), exchanged(self.functions, codes):
            run = run_functions(probe, namespaces, own, stand_ins)
        return TracedRun(run, recorder.values, recorder.order, recorder.complete)
