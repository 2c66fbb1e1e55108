"""The previous hidden state is left out.

a_next is tanh(Wax xt + ba), a network without memory: what came before never reaches the present step. The prediction
and every gradient are wrong with it. Only where a_prev is zeros does it not show.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", " + np.dot(Waa, a_prev)", ""),),
    hints=(
        "If you change a_prev, does your a_next change?",
        "Look at the sum inside the tanh: which of its terms carries the past?",
        "The term Waa a_prev is missing from the sum Wax xt + Waa a_prev + ba.",
    ),
)
