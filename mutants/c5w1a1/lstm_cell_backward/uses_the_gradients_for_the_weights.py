"""da_prev and dxt are computed with the weight gradients dWf, dWi, dWc and dWo.

The gradient flows back to a_prev and xt through the weights that the forward pass used. dWf, dWi, dWc and dWo have
the same shapes, so nothing complains. All gradients of the weights and biases are right, and dc_prev is; da_prev and
dxt alone are wrong, and through da_prev every earlier step.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "Wf[:, :n_a].T", "dWf[:, :n_a].T"),
        Edit("lstm_cell_backward", "Wi[:, :n_a].T", "dWi[:, :n_a].T"),
        Edit("lstm_cell_backward", "Wc[:, :n_a].T", "dWc[:, :n_a].T"),
        Edit("lstm_cell_backward", "Wo[:, :n_a].T", "dWo[:, :n_a].T"),
        Edit("lstm_cell_backward", "Wf[:, n_a:].T", "dWf[:, n_a:].T"),
        Edit("lstm_cell_backward", "Wi[:, n_a:].T", "dWi[:, n_a:].T"),
        Edit("lstm_cell_backward", "Wc[:, n_a:].T", "dWc[:, n_a:].T"),
        Edit("lstm_cell_backward", "Wo[:, n_a:].T", "dWo[:, n_a:].T"),
    ),
    hints=(
        "By what were a_prev and xt multiplied in the forward pass?",
        "Look at da_prev and dxt: which matrices are sliced and transposed there?",
        "The matrices in da_prev and dxt are Wf, Wi, Wc and Wo from parameters, not dWf, dWi, dWc and dWo.",
    ),
    seen=(Seen("public notebooks", 5),),
)
