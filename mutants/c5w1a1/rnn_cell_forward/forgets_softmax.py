"""The raw scores are returned as the prediction.

yt_pred is Wya a_next + by without the softmax, so it holds values below 0 and above 1 that do not add up to 1. Only
yt_pred differs: a_next and the cache are right, and no backward cell looks at a prediction.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "softmax(np.dot(Wya, a_next) + by)", "np.dot(Wya, a_next) + by"),),
    hints=(
        "Can every number in your yt_pred be a probability?",
        "Look at the line of yt_pred: what happens to the scores before they are returned?",
        "Wya a_next + by are only the scores; yt_pred is their softmax.",
    ),
)
