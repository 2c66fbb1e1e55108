"""The raw scores are returned as the prediction.

yt_pred = Wy a_next + by, without softmax: entries can be negative or above 1 and do not sum to 1. The states and
the cache are right, and no gradient of this notebook passes through the prediction: only the lines that print yt or
y differ.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "yt_pred = softmax(np", "yt_pred = np"),
        Edit("lstm_cell_forward", "a_next) + by)", "a_next) + by"),
    ),
    hints=(
        "Are all entries of yt_pred between 0 and 1, as probabilities are?",
        "Look at the line of yt_pred: what happens to the linear combination before it is returned?",
        "The scores Wy a_next + by still have to go through softmax to become probabilities.",
    ),
)
