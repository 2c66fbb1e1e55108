"""The arrays to concatenate are passed as two arguments.

np.concat(a_prev, xt) passes xt as the second argument, the axis, and numpy raises a TypeError because an array is no
axis. The arrays to be joined are one argument, a tuple or a list. Older numpy has no np.concat at all, only
np.concatenate, and raises an AttributeError.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "np.zeros((n_a + n_x, m))", "np.concat(a_prev, xt)"),
        Edit("lstm_cell_forward", "concat[:n_a, :] = a_prev", ""),
        Edit("lstm_cell_forward", "concat[n_a:, :] = xt", ""),
    ),
    hints=(
        "What does the second argument of numpy's concatenation mean?",
        "Look at the line that builds concat, and count the arguments that the function receives.",
        "a_prev and xt belong into one tuple, (a_prev, xt); the axis, 0, is the second argument.",
    ),
    outcome=Outcome.RAISES,
    seen=(Seen("public notebooks", 2),),
    wordings=("AttributeError: module 'numpy' has no attribute 'concat'",),
)
