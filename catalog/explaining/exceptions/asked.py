"""What an exception is asked about: its message, its frames, and the functions that its cell can have run."""

from dataclasses import dataclass
from functools import cached_property

from catalog.explaining.exceptions.known import functions_of
from catalog.explaining.matching.response_matrix import stages
from catalog.model.frame import Frame
from catalog.model.raised_error import RaisedError
from catalog.registry import exercises, family, probes


@dataclass(frozen=True)
class ExceptionEvidence:
    """An exception. wanted: the exercises whose cell it can have ended. name: what its message names."""

    error: RaisedError
    wanted: frozenset[str]
    name: str = ""

    @cached_property
    def frame(self) -> Frame | None:
        """The innermost line of the student's code that is shown: that of a course's function, if there is one."""
        inside = [frame for frame in self.error.frames if not frame.outside]
        named = [frame for frame in inside if frame.function in exercises()] or inside
        return named[-1] if named else None

    @property
    def only_the_cell(self) -> bool:
        """True where a traceback shows that the cell itself raised, and none of the functions that it calls."""
        frames = self.error.frames
        return bool(frames) and not any(frame.function or frame.cut for frame in frames)

    @property
    def own(self) -> tuple[str, ...]:
        """The function that the traceback names, alone; () without one."""
        return (self.error.function,) if self.error.function else ()

    @property
    def families(self) -> tuple[str, ...]:
        """The families of the exercises that it can be of."""
        if self.error.function:
            return (exercises()[self.error.function],)
        return tuple(name for name in dict.fromkeys(exercises().values()) if name in self._wanted_families)

    @property
    def _wanted_families(self) -> set[str]:
        return {exercises()[exercise] for exercise in self.wanted}

    @cached_property
    def run(self) -> tuple[str, ...]:
        """The functions that the cells call, upstream first; () where the exercise is open."""
        if len(self.wanted) != 1:
            return ()
        cells = [probe for probe in probes() if probe.exercise in self.wanted and not probe.asserts]
        used = frozenset[str]().union(*(stages(probe).used for probe in cells))
        return tuple(name for probe in cells[:1] for name in family(probe.family).functions if name in used)

    @property
    def tested(self) -> tuple[str, ...]:
        """The function that the cell is about, where that is known, and the others that it calls."""
        return tuple(dict.fromkeys((*(name for name in self.run if name in self.wanted), *self.run)))

    @property
    def forward(self) -> tuple[str, ...]:
        """The functions whose result is a cache: those that return no dict."""
        known = [each for name in self.families for each in functions_of(name).values()]
        able = [each.name for each in reversed(known) if not each.returned]
        return tuple(name for name in able if not self.run or name in self.run)

    def using(self, text: str) -> tuple[str, ...]:
        """Return the functions that the cell calls in whose text something stands, its own function first."""
        return tuple(name for name in self.tested if text in family(exercises()[name]).sources[name])
