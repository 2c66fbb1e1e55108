"""The bias gradients are summed from the weight gradients.

A bias is added to every example's gate input, so its gradient is the sum of dft (dit, dcct, dot) over the batch.
Summing dWf over its columns gives the same shape (n_a, 1), so nothing complains. Only dbf, dbi, dbc and dbo are
wrong, and as nothing else is computed from them, that stays so in lstm_backward.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "np.sum(dft,", "np.sum(dWf,"),
        Edit("lstm_cell_backward", "np.sum(dit,", "np.sum(dWi,"),
        Edit("lstm_cell_backward", "np.sum(dcct,", "np.sum(dWc,"),
        Edit("lstm_cell_backward", "np.sum(dot,", "np.sum(dWo,"),
    ),
    hints=(
        "Over what is a bias gradient summed: over the examples, or over the inputs that a unit has?",
        "Look at dbf, dbi, dbc and dbo: which arrays do they sum?",
        "Each bias gradient is the sum over the batch of dft, dit, dcct or dot, not the sum of the columns of dW.",
    ),
    seen=(
        Seen("public notebooks", 2),
        Seen("community.deeplearning.ai, a thread on the biases"),
    ),
)
