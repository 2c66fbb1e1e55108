"""Which names correspond: the same mutant made on each of them is one mutant.

A column is a gate (forget, update, output, candidate) or, in the basic network, an input; a row is what the names are.
"""

ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    "rnn": {
        "weight": ("Wax", "Waa"),
        "input": ("xt", "a_prev"),
        "gradient of the input": ("dxt", "da_prev"),
        "gradient of the weight": ("dWax", "dWaa"),
        "gradient of the weight at a step": ("dWaxt", "dWaat"),
    },
    "lstm": {
        "derivative": ("ft * (1 - ft)", "it * (1 - it)", "ot * (1 - ot)", "(1 - np.square(cct))"),
        "gate": ("ft", "it", "ot", "cct"),
        "gradient of the gate": ("dft", "dit", "dot", "dcct"),
        "weight": ("Wf", "Wi", "Wo", "Wc"),
        "gradient of the weight": ("dWf", "dWi", "dWo", "dWc"),
        "bias": ("bf", "bi", "bo", "bc"),
        "gradient of the bias": ("dbf", "dbi", "dbo", "dbc"),
    },
}
"""The names of each family by row; those of one column stand at the same place of each tuple."""

KINDS: dict[str, tuple[tuple[int, ...], ...]] = {"lstm": ((0, 1, 2),)}
"""The columns that a mutant is made on together when it is not made on all: the gates that have a sigmoid."""

PARTNERS: dict[str, dict[str, str]] = {
    "lstm": {"dot": "np.tanh(c_next)", "dcct": "it", "dit": "cct", "dft": "c_prev", "dc_prev": "ft"},
}
"""What the gate of each line is multiplied with in the forward pass, by the target of the line."""
