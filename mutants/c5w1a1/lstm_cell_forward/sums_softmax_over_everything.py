"""The softmax is normalised over all examples together.

Somebody's own softmax divides by the sum of the whole matrix, so that all of yt_pred adds up to 1, and a column to
a part of it. Only yt_pred differs: a_next and the cache are right, and no gradient shows it.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_cell_forward",
            "softmax(np.dot(Wy, a_next) + by)",
            "np.exp(np.dot(Wy, a_next) + by) / np.sum(np.exp(np.dot(Wy, a_next) + by))",
        ),
    ),
    hints=(
        "Add up one column of yt_pred, and then all of it. Which of the two should be 1?",
        "If you wrote softmax yourself, look at the sum that it divides by.",
        "The sum in the softmax is over the classes, axis 0, for each example by itself; yours has no axis.",
    ),
    seen=(Seen("public notebooks", 1),),
)
