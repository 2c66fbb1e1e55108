"""dWaa is transposed.

dWaa is written as np.dot(a_prev, dtanh.T), the transpose of the right product. Row i of Waa feeds unit i, so the
rows of dWaa belong to dtanh. Waa is square and no shape complains; the diagonal is right and everything else
mirrored. The other four gradients are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "np.dot(dtanh, a_prev.T)", "np.dot(a_prev, dtanh.T)"),),
    hints=(
        "The shape of dWaa is right whichever way it is turned. Which index of Waa is the unit that it feeds?",
        "Only dWaa is wrong. Look at the order of the two factors in its line.",
        "dtanh comes first and a_prev transposed second; the other order gives the transpose of dWaa.",
    ),
)
