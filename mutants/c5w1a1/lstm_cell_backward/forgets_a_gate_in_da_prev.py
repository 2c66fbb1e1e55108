"""The output gate's term is missing in da_prev and dxt.

a_prev and xt go into the three gates and the candidate, so four terms add up, and the one with Wo and dot is left
out. The gradients of the weights and biases and dc_prev are right, so only da_prev and dxt show it here; in
lstm_backward all gradients do, through da_prev.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "+ np.dot(Wo[:, :n_a].T, dot)", ""),
        Edit("lstm_cell_backward", "+ np.dot(Wo[:, n_a:].T, dot)", ""),
    ),
    hints=(
        "Through how many matrix products do a_prev and xt act in the forward pass?",
        "Count the terms of da_prev and dxt, and name the gate, or the candidate, that each belongs to.",
        "The output gate's term, with Wo and dot, is missing in both sums.",
    ),
)
