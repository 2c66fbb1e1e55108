"""Response matrices: the signatures of all candidates on one probe, laid side by side for comparison."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.caching import RESPONSES, weight
from catalog.explaining.matching.candidate import Candidate, single_mistakes
from catalog.explaining.matching.columns import REFERENCE, Mask, Values, Views
from catalog.explaining.matching.responses import look
from catalog.model.observation import Reading
from catalog.model.probe import Key, Probe, Shows
from catalog.model.raised_error import RaisedError
from catalog.model.signature import Shown, Signature
from catalog.programs.edit import EditError
from catalog.registry import reference_program
from catalog.running.digest import Digest, digest
from catalog.running.printing import ending
from catalog.running.run import quiet
from catalog.running.signatures import reference_run
from catalog.running.stages import Stages
from catalog.terminal.progress import tick

__all__ = ["REFERENCE", "Mask", "ResponseMatrix", "Values", "response_matrix", "stages"]


class ResponseMatrix:
    """The reference's signature on a probe, as row 0, and that of every candidate that differs from it there.

    Candidates that give the same share a row, the first of them standing for all; those that raise have rows of their
    own, because each has its own words. known: the only expressions that are kept of each, None for all outputs. tried
    counts the programs, and names are those of the mistakes in them.
    """

    def __init__(self, probe: Probe, candidates: Iterable[Candidate], known: frozenset[Key] | None = None) -> None:
        self.probe = probe
        self.known = known
        reference = Candidate(probe.family, ())
        self.stages = stages(probe)
        self.used = self.stages.used
        right = reference_run(probe)
        self.outputs = frozenset(right.outputs)
        self.signatures = [self._kept(right)]
        self.candidates = [reference]
        self.tried = 0
        self.names: set[tuple[str, ...]] = set()
        self._rows = {reference: REFERENCE}
        self._alike = [[reference]]
        self._digests: dict[Digest, int] = {digest(self.signatures[REFERENCE]): REFERENCE}
        self._clear()
        self.add(candidates)

    def add(self, candidates: Iterable[Candidate]) -> None:
        """Run the candidates that have nothing but what the probe calls."""
        self._clear()
        with quiet():
            for candidate in candidates:
                if candidate not in self._rows and candidate.within(self.used) == candidate:
                    self._try(candidate)

    def error(self, candidate: Candidate) -> RaisedError | None:
        """Return the exception that a candidate raises, None also for one that was not tried."""
        row = self._rows.get(candidate)
        return self.signatures[row].error if row is not None else None

    def _kept(self, signature: Signature) -> Signature:
        return signature if self.known is None else Shown.of(signature, self.known)

    def _clear(self) -> None:
        """Forget what was worked out from the programs tried so far."""
        for name in ("views", "endings", "raises", "homes", "_given"):
            self.__dict__.pop(name, None)

    @cached_property
    def views(self) -> Views:
        """What all programs show for any expression."""
        return Views(self.signatures)

    def _try(self, candidate: Candidate) -> None:
        """Run a program; one that gives what another gives shares its row. Edits that overlap are no program."""
        row = self._row_in_another_form(candidate)
        try:
            program = candidate.made() if row is None else None
        except EditError:
            return
        self.tried += 1
        tick()
        self.names.add(candidate.names)
        if program is not None:
            row = self._row_of(candidate, self._kept(self.stages.run(program)))
        assert row is not None
        self._rows[candidate] = row
        self._alike[row].append(candidate)

    def _row_in_another_form(self, candidate: Candidate) -> int | None:
        """Return the row of the same mistakes without a variant that shows nothing differently; None for no such row.

        A variant of a function without a mistake gives what the reference gives there, except where that raises.
        """
        for variant in candidate.equivalents:
            rest = tuple(each for each in candidate.equivalents if each is not variant)
            row = self._rows.get(Candidate(candidate.family, candidate.mutants, rest))
            if row is not None and set(variant.functions).isdisjoint(candidate.functions):
                error = self.signatures[row].error
                if error is None or error.function not in variant.functions:
                    return row
        return None

    def _row_of(self, candidate: Candidate, signature: Signature) -> int:
        """Return the row of what gives a signature, a new one where nothing tried so far does."""
        row = self._digests.setdefault(self._key(signature, candidate), len(self))
        if row == len(self):
            self.signatures.append(signature)
            self.candidates.append(candidate)
            self._alike.append([])
        return row

    def _key(self, signature: Signature, candidate: Candidate) -> Digest:
        """Return what programs share that share a row; of pairs, few do, and each has its own."""
        if self.known is not None:
            return candidate.family, len(self)
        return digest(signature) if signature.error is None else (digest(signature), candidate.names)

    @property
    def nbytes(self) -> int:
        """About how many bytes take what its programs gave."""
        return weight([signature.outputs for signature in self.signatures])

    def without(self, names: frozenset[str]) -> "ResponseMatrix":
        """Return the response matrix as it would be if no mutants of these names were known."""
        copy = object.__new__(ResponseMatrix)
        copy.probe, copy.known, copy.stages, copy.used = self.probe, self.known, self.stages, self.used
        copy.outputs = self.outputs
        left = [[each for each in group if names.isdisjoint(each.names)] for group in self._alike]
        rows = [row for row, group in enumerate(left) if group]
        copy.signatures = [self.signatures[row] for row in rows]
        copy.candidates = [left[row][0] for row in rows]
        copy._alike = [left[row] for row in rows]
        copy._rows = {candidate: row for row, group in enumerate(copy._alike) for candidate in group}
        copy.tried = len(copy._rows) - len(left[REFERENCE])
        copy.names = {each for each in self.names if names.isdisjoint(each)}
        copy._digests = {}
        copy._clear()
        return copy

    def giving(self, rows: NDArray[np.intp]) -> frozenset[Candidate]:
        """Return every program tried, the reference among them, whose row is one of these."""
        return frozenset(candidate for row in rows for candidate in self._alike[row])

    def sharing(self, row: int) -> tuple[Candidate, ...]:
        """Return the programs that give what a row shows, the first that was tried first."""
        return tuple(self._alike[row])

    def gives(self, signature: Signature) -> bool:
        """True where a program tried, or the reference, gives what a signature has of what is kept."""
        return digest(self._kept(signature)) in self._given

    @cached_property
    def _given(self) -> frozenset[Digest]:
        return frozenset(map(digest, self.signatures))

    def find(self, candidate: Candidate) -> int:
        """Return the row that shows what a program gives, or -1 for one that could not be made."""
        return self._rows.get(candidate, -1)

    def row(self, candidate: Candidate) -> int:
        """Return the row that shows what a program that was tried gives."""
        return self._rows[candidate.within(self.used)]

    def __len__(self) -> int:
        return len(self.signatures)

    @cached_property
    def endings(self) -> list[RaisedError | None]:
        """The exception that ends the cell for each program: its own, a print's or an assertion's."""
        return [ending(signature, self.probe) for signature in self.signatures]

    @cached_property
    def raises(self) -> Mask:
        """Which programs raise an exception."""
        return np.array([signature.error is not None for signature in self.signatures])

    @cached_property
    def homes(self) -> Mapping[str, Mask]:
        """For each function, upstream first, the rows of programs that are wrong in it alone."""
        homes = {name: np.zeros(len(self), dtype=bool) for name in self.candidates[REFERENCE].upstream}
        for row, candidates in enumerate(self._alike):
            for functions in {candidate.functions for candidate in candidates}:
                if len(functions) == 1:
                    homes[functions[0]][row] = True
        return homes

    def has(self, name: str) -> bool:
        """True where the cell looks at an output of that name."""
        return self._is_output(name) or any(line.name == name for line in self.probe.lines)

    def column(self, key: Key) -> list[Any]:
        """Return what each program shows for an expression: an array or sizes, NO_ARRAY, or None where it raises."""
        return self.views.column(self.resolve(key))

    def right(self, key: Key) -> Any:
        """Return what the reference shows for an expression."""
        return look(self.signatures[REFERENCE], *self.resolve(key))

    def resolve(self, key: Key) -> Key:
        """Return the expression that the cell evaluates under that label."""
        if key in self._evaluated:
            return self._evaluated[key]
        outputs = {line.name: line.output for line in self.probe.lines if line.called and line.shows is Shows.VALUE}
        return (key[0] if self._is_output(key[0]) else outputs.get(key[0], key[0])), key[1], key[2]

    @cached_property
    def _evaluated(self) -> dict[Key, Key]:
        """What each line evaluates, the first of those with the same label."""
        return {line.key: line.evaluates for line in reversed(self.probe.lines)}

    def _is_output(self, name: str) -> bool:
        return name in self.outputs

    def of_kind(self, key: Key, kind: object) -> Mask:
        """Return which programs show that shape for an expression, those sizes, or NO_ARRAY."""
        return self.views.of_kind(self.resolve(key), kind)

    def values(self, reading: Reading) -> tuple[Values, Mask]:
        """Return the numbers (programs, k) that each program has where the reading has its own, and which have any.

        A program whose value has another shape than the one that was printed has none.
        """
        return self.views.values(self.resolve(reading.key), reading)

    def affected(self, reading: Reading) -> Mask:
        """Return (programs, k): which programs differ from the reference in each thing that was read."""
        return self.views.affected(self.resolve(reading.key), reading)


@RESPONSES.keep
def stages(probe: Probe) -> Stages:
    """Return what runs programs on a probe, made at its first use."""
    return Stages(probe, reference_program(probe.family))


def response_matrix(probe: Probe, without: frozenset[str] = frozenset()) -> ResponseMatrix:
    """Return the response matrix of a probe with every named mutant alone, made at its first use.

    without: the names of mutants that are left out.
    """
    return _matrix_without(probe, without) if without else _matrix(probe)


def made_in_pieces(probe: Probe, size: int) -> Iterator[None]:
    """Make the response matrix of a probe, so many programs before each yield; it is kept when all of them were run."""
    if RESPONSES.holds(_matrix, probe):
        return
    candidates = single_mistakes(probe.family)
    matrix = ResponseMatrix(probe, ())
    for start in range(0, len(candidates), size):
        yield
        matrix.add(candidates[start : start + size])
    RESPONSES.put(_matrix, matrix, probe)


@RESPONSES.keep
def _matrix(probe: Probe) -> ResponseMatrix:
    return ResponseMatrix(probe, single_mistakes(probe.family))


@RESPONSES.keep
def _matrix_without(probe: Probe, without: frozenset[str]) -> ResponseMatrix:
    return _matrix(probe).without(without)
