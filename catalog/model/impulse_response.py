"""Impulse responses: which upstream step reaches which step of dx, the student's beside the right ones.

The backward pass is linear in da, so what the upstream gradient of each step alone does to dx says what all of them do,
whatever the code looks like. Probes with outputs "step 0", "step 1", ... and "all" show it.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.model.finding import Finding
from catalog.model.findings.impulses import ArrivesWrong, NoResponse, NotLinear, ReachesFewer, ReachesMore, Strength
from catalog.model.signature import Signature
from catalog.model.tolerance import IMPULSE

Table = NDArray[np.float64]

# A path is there where it carries more than rounding does.
NOTHING = 1e-9


@dataclass(frozen=True, eq=False, slots=True)
class ImpulseResponse:
    """How much of each upstream step reaches each step of dx: (T, T), the largest number, rows are upstream steps.

    yours: of the student's function, nan where it gave none. right: of a correct one. linear: whether the responses to
    single steps add up to the response to all of them.
    """

    yours: Table
    right: Table
    linear: bool = True

    @classmethod
    def of(cls, yours: Signature, right: Signature) -> "ImpulseResponse | None":
        """Return the tables of two runs; None where they show no impulses, or nothing that differs."""
        if "step 0" not in right.outputs or yours.error is not None:
            return None
        steps = [name for name in right.outputs if name != "all"]
        found = [_along_time(yours.outputs.get(name), right.outputs[name]) for name in steps]
        table = np.array([_sizes(each) for each in found])
        expected = np.array([_sizes(right.outputs[name]) for name in steps])
        together = _along_time(yours.outputs.get("all"), right.outputs["all"])
        added = np.sum(found, axis=0)
        scale = float(np.nanmax(np.abs(together), initial=0.0))
        linear = bool(IMPULSE.close(added, together, IMPULSE.relative * scale).all())
        if linear and IMPULSE.close(table, expected).all():
            return None
        return cls(table, expected, linear)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is broken."""
        if np.isnan(self.yours).any():
            return (NoResponse(),)
        found: list[Finding] = [] if self.linear else [NotLinear()]
        missing = tuple(step for step in range(len(self.right)) if self._lost(step))
        early = tuple(step for step in range(len(self.right)) if self._gained(step))
        found += [ReachesFewer(missing)] if missing else []
        found += [ReachesMore(early)] if early else []
        return tuple(found) or (self._strength(),)

    def _lost(self, step: int) -> bool:
        return bool(np.any(_there(self.right)[step] & ~_there(self.yours)[step]))

    def _gained(self, step: int) -> bool:
        return bool(np.any(_there(self.yours)[step] & ~_there(self.right)[step]))

    def _strength(self) -> ArrivesWrong | Strength:
        """Return how the strength differs where every path is there: on the way, or already where it enters."""
        same = IMPULSE.close(self.yours, self.right) | ~_there(self.right)
        own = np.diag(same)
        arrives, fades = self._factor(0), self._factor(1)
        if arrives is None:
            return ArrivesWrong(tuple(int(step) for step in np.flatnonzero(~own)) if own.any() else ())
        back = None if fades is None else fades / arrives
        whole = back is not None and bool(IMPULSE.close(back, 1).all())
        return Strength(1.0 if own.all() else arrives, 1.0 if whole else back)

    def _factor(self, distance: int) -> float | None:
        """Return how many times too strong what goes back so many steps is, None where that differs."""
        mine, right = (np.diag(table, -distance) for table in (self.yours, self.right))
        factors = mine / np.where(right > 0, right, np.nan)
        return float(factors[0]) if (np.isfinite(factors).all() and IMPULSE.close(factors, factors[0]).all()) else None

    def to_dict(self) -> dict[str, Any]:
        """Return the tables as JSON types, None for what is no number."""
        yours = [[float(value) if np.isfinite(value) else None for value in row] for row in self.yours]
        return {"yours": yours, "right": self.right.tolist(), "linear": self.linear}


def _along_time(value: Any, right: Any) -> NDArray[np.float64]:
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError, MemoryError):
        return np.full(right.shape, np.nan)
    return array if array.shape == right.shape else np.full(right.shape, np.nan)


def _sizes(response: NDArray[np.float64]) -> Table:
    return np.asarray(np.abs(response).max(axis=(0, 1)))


def _there(table: Table) -> NDArray[np.bool_]:
    return np.asarray(table > NOTHING * np.max(table, initial=0.0))
