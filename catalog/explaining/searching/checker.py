"""Checking: a program with several mistakes, run on a probe and held against an observation."""

from dataclasses import dataclass

import numpy as np

from catalog.explaining.matching.candidate import Candidate
from catalog.explaining.matching.response_matrix import ResponseMatrix
from catalog.explaining.matching.responses import agreeing, look
from catalog.model.observation import Observation, Reading
from catalog.model.probe import Key
from catalog.model.signature import Signature
from catalog.programs.edit import EditError


@dataclass(frozen=True, eq=False, slots=True)
class Checker:
    """An observation, ready to be held against one signature after the other.

    readings: the expression to evaluate, and what was read of it.
    """

    matrix: ResponseMatrix
    readings: tuple[tuple[Key, Reading], ...]

    @classmethod
    def of(cls, observation: Observation, matrix: ResponseMatrix) -> "Checker":
        """Return the checker of an observation."""
        return cls(matrix, tuple((matrix.resolve(reading.key), reading) for reading in observation.readings))

    def run(self, candidate: Candidate) -> Signature | None:
        """Return what a program gives, within quiet(); None where its mistakes cannot be made together."""
        try:
            return self.matrix.stages.run(candidate.made())
        except EditError:
            return None

    def explains(self, signature: Signature) -> bool:
        """True where the signature gives every reading."""
        return signature.error is None and all(
            bool(np.all(agreeing(look(signature, *key), reading))) for key, reading in self.readings
        )
