"""The prediction goes through a sigmoid instead of a softmax.

Each score is squashed on its own, so the class probabilities of an example no longer add up to 1. Only yt_pred
differs: a_next and the cache are right, and no backward cell looks at a prediction, so no gradient shows it.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "softmax(np.dot", "sigmoid(np.dot"),),
    hints=(
        "Add up yt_pred over the classes of one example. What do you get, and what should it be?",
        "Look at the function that turns the scores into yt_pred.",
        "sigmoid treats every class alone; yt_pred is the softmax of Wya a_next + by, shared among classes.",
    ),
    seen=(Seen("public notebooks", 2),),
)
