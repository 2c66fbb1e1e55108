"""The bias by is added after the softmax.

A parenthesis is closed too early: yt_pred is softmax(Wya a_next) + by, whose columns add up to 1 plus the sum of by.
Only yt_pred differs: a_next, the cache and every gradient are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "np.dot(Wya, a_next) + by)", "np.dot(Wya, a_next)) + by"),),
    hints=(
        "Add up yt_pred over the classes of one example. What do you get, and what should it be?",
        "Count the parentheses in the line of yt_pred: where does the softmax end?",
        "by belongs inside the softmax, next to Wya a_next; yours is added to the probabilities.",
    ),
)
