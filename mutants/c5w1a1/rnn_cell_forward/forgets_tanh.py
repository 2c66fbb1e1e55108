"""The new hidden state never goes through tanh.

a_next is the linear combination itself, so it leaves the interval from -1 to 1 and grows from step to step (in the
public test of rnn_forward until y_pred is no longer finite). The predictions are wrong with it, and so is every
gradient, because rnn_cell_backward takes 1 - a_next**2 for the slope of tanh.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "rnn_cell_forward",
            "np.tanh(np.dot(Wax, xt) + np.dot(Waa, a_prev) + ba)",
            "np.dot(Wax, xt) + np.dot(Waa, a_prev) + ba",
        ),
    ),
    hints=(
        "Between which two values must every entry of a hidden state lie, and do yours?",
        "Look at the line of a_next: which function is applied to the sum?",
        "a_next is the tanh of Wax xt + Waa a_prev + ba, not the sum itself.",
    ),
)
