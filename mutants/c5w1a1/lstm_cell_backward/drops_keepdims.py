"""The bias gradients lose their second axis.

The sum over the batch then has the shape (n_a,), not that of the bias, (n_a, 1). The numbers are right, and here only
the missing brackets and the shape show it. In lstm_backward dbf += ... cannot take (n_a,) into an array of (n_a, 1)
and raises.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "np.sum(dft, axis=1, keepdims=True)", "np.sum(dft, axis=1)"),
        Edit("lstm_cell_backward", "np.sum(dit, axis=1, keepdims=True)", "np.sum(dit, axis=1)"),
        Edit("lstm_cell_backward", "np.sum(dcct, axis=1, keepdims=True)", "np.sum(dcct, axis=1)"),
        Edit("lstm_cell_backward", "np.sum(dot, axis=1, keepdims=True)", "np.sum(dot, axis=1)"),
    ),
    hints=(
        "Compare the shape of each gradient with the shape of the parameter it belongs to. Do all agree?",
        "Look at dbf, dbi, dbc and dbo: what happens to the axis that np.sum sums over?",
        (
            "np.sum drops the axis that it sums over unless keepdims=True is given; dbf, dbi, dbc and dbo must be "
            "(n_a, 1)."
        ),
    ),
    outcome=Outcome.WRONG_SHAPE,
)
