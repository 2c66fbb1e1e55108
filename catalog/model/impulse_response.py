"""Impulse responses: which upstream step reaches which step of dx, the student's beside the right ones.

The backward pass is linear in da, so what the upstream gradient of each step alone does to dx says what all of them do,
whatever the code looks like. Probes with outputs "step 0", "step 1", ... and "all" show it.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.model.signature import Signature
from catalog.terminal.phrases import listed

Table = NDArray[np.float64]

# A path is there where it carries more than rounding does.
NOTHING = 1e-9
CLOSE = 1e-5


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
        linear = bool(np.allclose(added, together, rtol=CLOSE, atol=CLOSE * scale, equal_nan=True))
        if linear and np.allclose(table, expected, rtol=CLOSE, atol=0):
            return None
        return cls(table, expected, linear)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is broken, a sentence each."""
        if np.isnan(self.yours).any():
            return ("dx has not the shape that it should have, or not its numbers.",)
        said = [] if self.linear else ["It is not linear in da: what single steps give does not add up to the whole."]
        missing = [step for step in range(len(self.right)) if self._lost(step)]
        if missing:
            said.append(f"{_steps(missing)} reaches fewer steps of dx than it should.")
        early = [step for step in range(len(self.right)) if self._gained(step)]
        if early:
            said.append(f"{_steps(early)} reaches steps of dx that it must not reach.")
        return tuple(said) or self._strengths()

    def _lost(self, step: int) -> bool:
        return bool(np.any(_there(self.right)[step] & ~_there(self.yours)[step]))

    def _gained(self, step: int) -> bool:
        return bool(np.any(_there(self.yours)[step] & ~_there(self.right)[step]))

    def _strengths(self) -> tuple[str, ...]:
        """Return how the strength differs where every path is there: on the way, or already where it enters."""
        same = np.isclose(self.yours, self.right, rtol=CLOSE, atol=0) | ~_there(self.right)
        own = np.diag(same)
        arrives, fades = self._factor(0), self._factor(1)
        if arrives is None and not own.any():
            return ("Already at its own step no upstream gradient arrives as it should.",)
        if arrives is None:
            wrong = [int(step) for step in np.flatnonzero(~own)]
            return (f"{_steps(wrong)} does not arrive as it should at its own step.",)
        how = "as it should" if own.all() else f"{arrives:.4g} times as strong as it should"
        back = "it changes"
        if fades is not None:
            factor = fades / arrives
            whole = np.isclose(factor, 1, rtol=CLOSE)
            back = "nothing is lost" if whole else f"each step is {factor:.4g} times as strong as it should be"
        return (f"At its own step each upstream gradient arrives {how}; on the way back {back}.",)

    def _factor(self, distance: int) -> float | None:
        """Return how many times too strong what goes back so many steps is, None where that differs."""
        mine, right = (np.diag(table, -distance) for table in (self.yours, self.right))
        factors = mine / np.where(right > 0, right, np.nan)
        return float(factors[0]) if np.allclose(factors, factors[0], rtol=CLOSE, atol=0) else None

    def show(self) -> str:
        """Return both tables side by side, for a person."""
        width = 8 * len(self.right) + 9
        heads = "".join(f"{f'dx {step}':>8}" for step in range(len(self.right)))
        lines = [f"{'yours':<{width}}right", f"{'':<6}{heads}   {heads}".rstrip()]
        for step, (mine, right) in enumerate(zip(self.yours, self.right, strict=True)):
            lines.append(f"da {step:<3}{_row(mine)}   {_row(right)}")
        return "\n".join(line.rstrip() for line in lines)

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


def _steps(steps: list[int]) -> str:
    if len(steps) == 1:
        return f"The upstream gradient of step {steps[0]}"
    return f"Each of the upstream gradients of steps {listed([str(step) for step in steps])}"


def _row(values: Table) -> str:
    return "".join(f"{'.' if value == 0 else f'{value:.2g}':>8}" for value in values)
