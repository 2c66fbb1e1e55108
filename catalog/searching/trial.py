"""Trials: a program with several mistakes, run on a probe and held against an observation."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from catalog.matching.bank import REFERENCE, Bank, Mask
from catalog.matching.candidate import Candidate
from catalog.matching.looking import NO_ARRAY, differs, look, numbers
from catalog.observations.observation import Observation, Reading
from catalog.programs.edit import EditError
from catalog.signatures.probe import Key, Shows
from catalog.signatures.signature import ABSOLUTE, RELATIVE, Signature


@dataclass(frozen=True, eq=False, slots=True)
class Trial:
    """An observation, ready to be held against one signature after the other.

    readings: the expression to evaluate, what was read of it, and what the reference has there.
    """

    bank: Bank
    readings: tuple[tuple[Key, Reading, Any], ...]

    @classmethod
    def of(cls, observation: Observation, bank: Bank) -> "Trial":
        """Return the trial of an observation."""
        keys = [(bank.resolve(reading.key), reading) for reading in observation.readings]
        return cls(bank, tuple((key, each, look(bank.signatures[REFERENCE], *key)) for key, each in keys))

    def run(self, candidate: Candidate) -> Signature | None:
        """Return what a program gives, within quiet(); None where its mistakes cannot be made together."""
        try:
            return self.bank.stages.run(candidate.made())
        except EditError:
            return None

    def explains(self, signature: Signature) -> bool:
        """True where the signature gives every reading."""
        return signature.fault is None and all(
            bool(np.all(_agrees(look(signature, *key), reading))) for key, reading, _ in self.readings
        )

    def compare(self, signature: Signature) -> tuple[Mask, Mask]:
        """Return, for all things read, where a signature differs from the reference, and where it is as observed."""
        shown = [(look(signature, *key), reading, right) for key, reading, right in self.readings]
        touched = [_differs(value, reading, right) for value, reading, right in shown]
        return np.concatenate(touched), np.concatenate([_agrees(value, reading) for value, reading, _ in shown])


def _agrees(value: Any, reading: Reading) -> Mask:
    """Return (k,) where a value is as it was read."""
    if reading.shows is not Shows.VALUE:
        return np.array([value == reading.shape])
    if not reading.numeric:
        return np.array([value is NO_ARRAY])
    found: Any = numbers(value, reading)
    if found is None or not reading.low.size:
        return np.full(max(len(reading.low), 1), found is not None)
    inside: Mask = (reading.low <= found) & (found <= reading.high) | (np.isnan(reading.low) & np.isnan(found))
    return inside


def _differs(value: Any, reading: Reading, right: Any) -> Mask:
    """Return (k,) where a value is not the reference's."""
    count = max(len(reading.low), 1)
    if reading.shows is not Shows.VALUE or not reading.numeric or not reading.low.size:
        return np.full(count, getattr(value, "shape", value) != getattr(right, "shape", right))
    found, known = numbers(value, reading), numbers(right, reading)
    if found is None or known is None:
        return np.full(count, differs(value, right))
    other: Mask = ~np.isclose(found, known, rtol=RELATIVE, atol=ABSOLUTE, equal_nan=True)
    return other
