"""Waa is transposed where it multiplies the previous hidden state.

Waa is square, so its transpose has the same shape and nothing complains, but the weight from unit j to unit i is
taken for the one from i to j. a_next, the prediction and every gradient are wrong; only a symmetric Waa would hide
it.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "np.dot(Waa, a_prev)", "np.dot(Waa.T, a_prev)"),),
    hints=(
        "All shapes fit. For which of the weights would they fit in another orientation too?",
        "Look at the product with a_prev: in which orientation does Waa stand in it?",
        "The forward step uses Waa a_prev, without a transpose; Waa.T belongs to the backward step.",
    ),
)
