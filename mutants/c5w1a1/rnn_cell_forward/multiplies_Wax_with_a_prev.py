"""The weights Wax and Waa are exchanged.

Waa multiplies the input and Wax the previous hidden state. Wax (n_a, n_x) fits the input and Waa (n_a, n_a) the
hidden state, so the shapes do not align and numpy raises; only with n_x = n_a would it run and be wrong in silence.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(
        Edit("rnn_cell_forward", "np.dot(Wax, xt)", "np.dot(Waa, xt)"),
        Edit("rnn_cell_forward", "np.dot(Waa, a_prev)", "np.dot(Wax, a_prev)"),
    ),
    hints=(
        "The error message names two shapes. Which two arrays have them, and do these belong together?",
        "Look at the two matrix products inside the tanh: which weight stands with which vector?",
        "The second index says what a weight multiplies: Wax goes with xt, and Waa with a_prev.",
    ),
    outcome=Outcome.RAISES,
)
