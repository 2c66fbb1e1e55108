"""da_prev is computed with the weight gradient dWaa.

dWaa is computed first, and the line of da_prev then multiplies by its transpose. The gradient flows back through the
weight that carried the signal forward; dWaa is only what the weight is told to change by. Both are (n_a, n_a) and no
shape complains. In this cell only da_prev is wrong; in rnn_backward everything but dx of the last step is wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "rnn_cell_backward",
            "da_prev = np.dot(Waa.T, dtanh)\n    dWaa = np.dot(dtanh, a_prev.T)",
            "dWaa = np.dot(dtanh, a_prev.T)\n    da_prev = np.dot(dWaa.T, dtanh)",
        ),
    ),
    hints=(
        "In the forward pass a_prev was multiplied by one matrix. Through which one must its gradient come back?",
        "Only da_prev is wrong. Look at the matrix in its line.",
        "da_prev takes the weight Waa transposed; here it takes dWaa, the weight's gradient.",
    ),
)
