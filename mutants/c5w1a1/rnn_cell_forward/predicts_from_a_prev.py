"""The prediction is made from the previous hidden state.

yt_pred is softmax(Wya a_prev + by), so the input of this step cannot reach the prediction of this step. Only yt_pred
differs: a_next, the cache and every gradient are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "np.dot(Wya, a_next)", "np.dot(Wya, a_prev)"),),
    hints=(
        "If you change xt, does your yt_pred change?",
        "Look at the line of yt_pred: which hidden state does it use?",
        "yt_pred belongs to this step, so Wya multiplies a_next, the state just computed, not a_prev.",
    ),
)
