"""dba is one number for all hidden units.

np.sum without an axis adds up the whole of dtanh, over units as well as examples. Each unit has its own bias and
needs its own sum over the examples. Indexing the single number, as in dba[4], raises; in rnn_backward it broadcasts
in silence, and all entries of dba come out equal.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "np.sum(dtanh, axis=1, keepdims=True)", "np.sum(dtanh)"),),
    hints=(
        "How many biases does this layer have, and how many numbers are in your dba?",
        "Look at the sum in the line of dba: over which axes of dtanh does it run?",
        "np.sum(dtanh) adds up everything. dba needs one sum for each unit, over axis 1, in shape (n_a, 1).",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
