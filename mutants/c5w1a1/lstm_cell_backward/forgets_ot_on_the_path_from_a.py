"""The factor ot is missing on the way from a_next to c_next.

a_next = ot * tanh(c_next), so da_next reaches c_next with the factors ot and 1 - tanh(c_next)**2. Without ot the
da_next terms of dcct, dit, dft and dc_prev ignore that the output gate may be closed. dot, dWo and dbo are right,
everything else is wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_cell_backward", "ot * (1 - np.square(np.tanh(c_next))) * it", "(1 - np.square(np.tanh(c_next))) * it"
        ),
        Edit(
            "lstm_cell_backward",
            "ot * (1 - np.square(np.tanh(c_next))) * cct",
            "(1 - np.square(np.tanh(c_next))) * cct",
        ),
        Edit(
            "lstm_cell_backward",
            "ot * (1 - np.square(np.tanh(c_next))) * c_prev",
            "(1 - np.square(np.tanh(c_next))) * c_prev",
        ),
        Edit(
            "lstm_cell_backward", "ot * (1 - np.square(np.tanh(c_next))) * ft", "(1 - np.square(np.tanh(c_next))) * ft"
        ),
    ),
    hints=(
        "If the output gate is closed, how much of da_next should reach the cell state?",
        "Look at the da_next terms in dcct, dit, dft and dc_prev, and compare them with a_next = ot * tanh(c_next).",
        "Each da_next term starts with ot, then 1 - tanh(c_next)**2; the factor ot is missing.",
    ),
)
