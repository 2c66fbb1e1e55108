"""The new hidden state goes through a sigmoid instead of tanh.

Every entry of a_next lies between 0 and 1, where tanh gives values between -1 and 1. The predictions are wrong with
it, and so is every gradient, because rnn_cell_backward takes 1 - a_next**2, the slope of tanh, for that of the
sigmoid.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "np.tanh(", "sigmoid("),),
    hints=(
        "Is any entry of your a_next negative? Should some be?",
        "Look at the activation in the line of a_next.",
        "The basic cell has no gate: a_next is the tanh of Wax xt + Waa a_prev + ba, not the sigmoid.",
    ),
)
