"""The weights are cut as if concat were xt above a_prev.

concat is [a_prev; xt], so the first n_a columns act on a_prev. Here the first n_x are taken for xt and the rest for
a_prev. The shapes are right, so nothing complains; da_prev and dxt are wrong, and through da_prev every earlier step.
The gradients of the weights and biases are right on this cell.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "Wf[:, :n_a].T", "Wf[:, n_x:].T"),
        Edit("lstm_cell_backward", "Wi[:, :n_a].T", "Wi[:, n_x:].T"),
        Edit("lstm_cell_backward", "Wc[:, :n_a].T", "Wc[:, n_x:].T"),
        Edit("lstm_cell_backward", "Wo[:, :n_a].T", "Wo[:, n_x:].T"),
        Edit("lstm_cell_backward", "Wf[:, n_a:].T", "Wf[:, :n_x].T"),
        Edit("lstm_cell_backward", "Wi[:, n_a:].T", "Wi[:, :n_x].T"),
        Edit("lstm_cell_backward", "Wc[:, n_a:].T", "Wc[:, :n_x].T"),
        Edit("lstm_cell_backward", "Wo[:, n_a:].T", "Wo[:, :n_x].T"),
    ),
    hints=(
        "In which order are a_prev and xt stacked in concat, and what does that say about the columns of the weights?",
        "Look at the slices in da_prev and dxt: at which column are the weights cut?",
        "The cut is after the first n_a columns, which belong to a_prev; the columns after it belong to xt.",
    ),
)
