"""xt is stacked above a_prev in concat.

concat = [xt; a_prev], but the first n_a columns of every weight belong to a_prev and the last n_x to xt. The shape
fits either way, so nothing raises, and columns of the weights meet the wrong rows. All gates, both states and the
prediction are wrong; the parts of the cache that are only handed through are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "concat[:n_a, :] = a_prev", "concat[:n_x, :] = xt"),
        Edit("lstm_cell_forward", "concat[n_a:, :] = xt", "concat[n_x:, :] = a_prev"),
    ),
    hints=(
        "Which columns of Wf are meant for the hidden state, and which for the input?",
        "Look at the order in which the two pieces are put into concat.",
        "The first n_a rows of concat are a_prev, and the n_x rows of xt come below them.",
    ),
)
