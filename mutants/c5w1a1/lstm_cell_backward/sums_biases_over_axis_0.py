"""The bias gradients are summed over the hidden units.

Axis 0 of dft, dit, dcct and dot holds the n_a units, axis 1 the m examples. Summing over axis 0 gives one number an
example, of shape (1, m), where the bias is (n_a, 1). The cell's dbf[4] then raises an IndexError, and lstm_backward
cannot add it up; the other gradients are right.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "np.sum(dft, axis=1", "np.sum(dft, axis=0"),
        Edit("lstm_cell_backward", "np.sum(dit, axis=1", "np.sum(dit, axis=0"),
        Edit("lstm_cell_backward", "np.sum(dcct, axis=1", "np.sum(dcct, axis=0"),
        Edit("lstm_cell_backward", "np.sum(dot, axis=1", "np.sum(dot, axis=0"),
    ),
    hints=(
        "Compare the shapes of the bias gradients with those of the biases. Which of the two axes should have gone?",
        "Look at the axis in dbf, dbi, dbc and dbo: which axis of dft runs over the examples?",
        "The examples are on axis 1, so the sums are over axis=1; axis=0 adds up the units.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
