"""The softmax is that of the negative scores.

Somebody's own softmax computes exp(-z), so the class with the lowest score gets the highest probability. The columns
of yt_pred still add up to 1. Only yt_pred differs: a_next and the cache are right, and no gradient shows it.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "softmax(np.dot(Wya, a_next) + by)", "softmax(-(np.dot(Wya, a_next) + by))"),),
    hints=(
        "Which class has the highest score in one example, and which has the highest probability?",
        "If you wrote softmax yourself, look at the sign inside its exponential.",
        "softmax(z) is exp(z) over the sum of exp(z) in each column; yours is exp(-z).",
    ),
    seen=(Seen("public notebooks", 2),),
)
