"""The hidden state and the cell state are exchanged in the call of the cell.

Both have shape (n_a, m), so nothing complains: the gates are computed from the cell state, and the forget gate acts
on the hidden state. All steps are wrong, the first too, and all gradients with them.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_forward",
            "lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)",
            "lstm_cell_forward(x[:, :, t], c_next, a_next, parameters)",
        ),
    ),
    hints=(
        "Your shapes are all right. Which arguments of the cell could change places without an exception?",
        "Compare the call of lstm_cell_forward with the order of its parameters.",
        "The cell takes xt, a_prev, c_prev, parameters, in this order; yours passes c_next before a_next.",
    ),
)
