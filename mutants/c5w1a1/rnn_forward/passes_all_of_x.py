"""The whole of x goes into the cell instead of one step.

rnn_cell_forward takes one step, xt of shape (n_x, m), and is given all of x, (n_x, m, T_x). np.dot then sums over
another axis of x than n_x, the sizes do not agree, and numpy raises.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_forward", "x[:, :, t]", "x"),),
    hints=(
        "What shape has the input that your cell gets, and what shape does it expect?",
        "Look at the first argument of rnn_cell_forward: does it depend on t?",
        "The cell takes a single step: slice t of x along its third axis, not x itself.",
    ),
    outcome=Outcome.RAISES,
)
