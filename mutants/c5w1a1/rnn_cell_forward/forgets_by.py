"""The bias by is left out of the prediction.

yt_pred is softmax(Wya a_next), so the classes lose their own offsets. Only yt_pred differs: a_next, the cache and
every gradient are right, and with a bias of zero nothing would show.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", " + by", ""),),
    hints=(
        "a_next is right and yt_pred is not. Which parameters does yt_pred depend on?",
        "Look at what goes into the softmax: it has two terms.",
        "The softmax is taken of Wya a_next + by; the bias by is missing.",
    ),
)
