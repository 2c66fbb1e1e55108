"""Old names: what numpy once called things, understood again while a student's code runs.

Code that was right when it was written is old, and not wrong. numpy took the aliases of Python's types out in 1.24, and
the other names in 2.0; 2.4 took out more.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

_TYPES: dict[str, Any] = {"float": float, "int": int, "complex": complex, "object": object, "str": str}

_TODAY = {name: name for name in _TYPES} | {
    "long": "int",
    "unicode": "str",
    "bool8": "np.bool_",
    "float_": "np.float64",
    "complex_": "np.complex128",
    "Inf": "np.inf",
    "Infinity": "np.inf",
    "infty": "np.inf",
    "PINF": "np.inf",
    "NaN": "np.nan",
    "NAN": "np.nan",
    "product": "np.prod",
    "cumproduct": "np.cumprod",
    "sometrue": "np.any",
    "alltrue": "np.all",
    "row_stack": "np.vstack",
    "round_": "np.round",
    "in1d": "np.isin",
    "trapz": "np.trapezoid",
    "mat": "np.asmatrix",
}


def today(name: str) -> str:
    """Return what is written today for an old name of numpy."""
    return _TODAY[name]


@contextmanager
def understood(note: Callable[[str], object]) -> Iterator[None]:
    """Let numpy have its old names meanwhile; note(name) is called whenever code uses one."""
    names = vars(np)
    before = names.get("__getattr__")

    def attribute(name: str) -> Any:
        if name in _TODAY:
            note(name)
            return _meaning(_TODAY[name])
        if before is None:
            raise AttributeError(f"module 'numpy' has no attribute {name!r}")
        return before(name)

    names["__getattr__"] = attribute
    try:
        yield
    finally:
        if names.get("__getattr__") is attribute:
            names["__getattr__"] = before
        if before is None:
            names.pop("__getattr__", None)


def _meaning(written: str) -> Any:
    return _TYPES[written] if written in _TYPES else getattr(np, written.removeprefix("np."))
