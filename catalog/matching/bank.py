"""Banks: the signatures of all candidates on one probe, laid side by side for comparison."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.matching.candidate import Candidate, single_mistakes
from catalog.observations.observation import Reading
from catalog.programs.mutant import Outcome
from catalog.signatures.fault import Fault
from catalog.signatures.probe import Key, Probe, Shows
from catalog.signatures.signature import Signature, functions_used, gravest, outcomes, play_cell, run

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]

REFERENCE = 0
NO_ARRAY = "no array"


class Bank:
    """The reference's signature on a probe, as row 0, and that of every candidate that differs from it there.

    tried counts the programs run, and names are those of the mistakes in them, whether they differ or not.
    """

    def __init__(self, probe: Probe, candidates: Iterable[Candidate]) -> None:
        self.probe = probe
        reference = Candidate(probe.family, ())
        self.signatures = [run(probe, reference.program)]
        self.candidates = [reference]
        self.used = functions_used(probe, reference.program)
        self.tried = 0
        self.names: set[tuple[str, ...]] = set()
        self._rows = {reference: REFERENCE}
        self._alike = [[reference]]
        self._columns: dict[Key, list[Any]] = {}
        self._values: dict[tuple[object, ...], tuple[Values, Mask]] = {}
        for candidate in candidates:
            if candidate.within(self.used) == candidate and candidate != reference:
                self._try(candidate)

    def _try(self, candidate: Candidate) -> None:
        """Run a program; it gets a row of its own where it differs from the reference and from its plain spelling."""
        self.tried += 1
        self.names.add(candidate.names)
        signature = run(self.probe, candidate.program)
        plain = self._rows.get(replace(candidate, spellings=()), REFERENCE)
        same = next((row for row in (REFERENCE, plain) if _same(signature, self.signatures[row])), None)
        if same is None:
            same = len(self)
            self.signatures.append(signature)
            self.candidates.append(candidate)
            self._alike.append([])
        self._rows[candidate] = same
        self._alike[same].append(candidate)

    def giving(self, rows: Mask) -> frozenset[Candidate]:
        """Return every program tried, the reference among them, whose row is one of these."""
        return frozenset(candidate for row in np.flatnonzero(rows) for candidate in self._alike[row])

    def row(self, candidate: Candidate) -> int:
        """Return the row that shows what a program that was tried gives."""
        return self._rows[candidate.within(self.used)]

    def __len__(self) -> int:
        return len(self.signatures)

    @cached_property
    def endings(self) -> list[Fault | None]:
        """The exception that ends the cell for each program: its own, a print's or an assertion's."""
        return [play_cell(signature, self.probe)[1] for signature in self.signatures]

    def has(self, name: str) -> bool:
        """True where the cell looks at an output of that name."""
        return name in self.signatures[REFERENCE].outputs or any(line.name == name for line in self.probe.lines)

    def column(self, key: Key) -> list[Any]:
        """Return what each program shows for an expression: an array or sizes, NO_ARRAY, or None where it raises."""
        if key not in self._columns:
            output, index, shows = self._resolve(key)
            self._columns[key] = [_look(signature, output, index, shows) for signature in self.signatures]
        return self._columns[key]

    def _resolve(self, key: Key) -> Key:
        """Return the expression that the cell evaluates under that label."""
        for line in self.probe.lines:
            if line.key == key:
                return line.output, line.index, line.shows
        outputs = {line.name: line.output for line in self.probe.lines if line.called and line.shows is Shows.VALUE}
        return (key[0] if self._is_output(key[0]) else outputs.get(key[0], key[0])), key[1], key[2]

    def _is_output(self, name: str) -> bool:
        return name in self.signatures[REFERENCE].outputs

    def values(self, reading: Reading) -> tuple[Values, Mask]:
        """Return the numbers (programs, k) that each program has where the reading has its own, and which have any.

        A program whose value has another shape than the one that was printed has none.
        """
        key = (reading.key, reading.shape, reading.offsets, reading.bare)
        if key not in self._values:
            self._values[key] = self._gather(reading)
        return self._values[key]

    def _gather(self, reading: Reading) -> tuple[Values, Mask]:
        found = [_numbers(value, reading) for value in self.column(reading.key)]
        present = np.array([numbers is not None for numbers in found])
        if not present.any():
            return np.broadcast_to(np.nan, (len(self), len(reading.low))), present
        values = np.full((len(self), len(reading.low)), np.nan)
        for row in np.flatnonzero(present):
            values[row] = found[row]
        return values, present


def _numbers(value: Any, reading: Reading) -> Any:
    if not isinstance(value, np.ndarray):
        return None
    if reading.bare:
        return value.reshape(1) if value.size == 1 else None
    if reading.shape is not None:
        return value.reshape(-1) if value.shape == reading.shape else None
    if value.ndim != len(reading.offsets[0]):
        return None
    try:
        return [value[offset] for offset in reading.offsets]
    except IndexError:
        return None


def _look(signature: Signature, output: str, index: str, shows: Shows) -> Any:
    try:
        value = signature.value(output, index, shows)
    except Exception:
        return None
    if shows is not Shows.VALUE:
        return (value,) if shows is Shows.LENGTH else value
    try:
        return np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        return NO_ARRAY


def _same(left: Signature, right: Signature) -> bool:
    if left.fault is not None or right.fault is not None:
        return left.fault == right.fault
    return gravest(list(outcomes(left, right).values())) is Outcome.RIGHT


@cache
def bank(probe: Probe) -> Bank:
    """Return the bank of a probe with every single mistake, made at its first use."""
    return Bank(probe, single_mistakes(probe.family))
