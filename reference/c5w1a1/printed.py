"""Formulas as the course once printed them, where they are wrong, in the ways in which people have read them.

Until 2019 no parentheses stood around the sum that a gate's derivative multiplies; the candidate's line had one cct too
many and tanh(cct) for cct; the forget gate's had the candidate for c_prev; and the weights were cut by rows.
"""

_FROM_A = "ot * (1 - np.square(np.tanh(c_next)))"
_CANDIDATE = f"dc_next * it + {_FROM_A} * it * da_next"
_DERIVATIVE = "(1 - np.square(np.tanh(cct)))"
_CUT = {"da_prev": ":n_a, :", "dxt": "n_a:, :"}


def _by_rows(rows: str) -> str:
    pairs = {"Wf": "dft", "Wi": "dit", "Wc": "dcct", "Wo": "dot"}
    return " + ".join(f"np.dot({weight}[{rows}].T, {gradient})" for weight, gradient in pairs.items())


_WITHOUT = {
    "dit": f"dc_next * cct + {_FROM_A} * cct * da_next * it * (1 - it)",
    "dft": f"dc_next * cct + {_FROM_A} * c_prev * da_next * ft * (1 - ft)",
}
_WITH = {"dft": f"(dc_next * cct + {_FROM_A} * c_prev * da_next) * ft * (1 - ft)"}
_WITH_C_PREV = {**_WITHOUT, "dft": f"dc_next * c_prev + {_FROM_A} * c_prev * da_next * ft * (1 - ft)"}

PRINTED: dict[str, tuple[dict[str, str], ...]] = {
    "lstm_cell_backward": (
        {
            "dcct": f"{_CANDIDATE} * cct * {_DERIVATIVE}",
            **_WITHOUT,
            **{target: _by_rows(rows) for target, rows in _CUT.items()},
        },
        {"dcct": f"{_CANDIDATE} * cct * {_DERIVATIVE}", **_WITH_C_PREV},
        {"dcct": f"({_CANDIDATE} * cct) * {_DERIVATIVE}", **_WITH},
        {"dcct": f"({_CANDIDATE}) * cct * {_DERIVATIVE}", **_WITH},
        {"dcct": f"({_CANDIDATE}) * {_DERIVATIVE}", **_WITH},
        {"dcct": f"{_CANDIDATE} * {_DERIVATIVE}", **_WITH_C_PREV},
        {"dcct": f"({_CANDIDATE} * cct) * (1 - np.square(cct))", **_WITH},
        {"dcct": f"{_CANDIDATE} * cct * (1 - np.square(cct))", **_WITH_C_PREV},
    )
}
"""For each function, sets of lines that were read in one way: the right-hand side by what the line sets."""
