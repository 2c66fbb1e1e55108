"""The prediction goes through a sigmoid instead of a softmax.

yt_pred = sigmoid(...) squashes every entry on its own, so the n_y numbers of an example no longer sum to 1 and are
no distribution over the classes. a_next, c_next and the cache are right, and no gradient of this notebook passes
through the prediction: only the lines that print yt or y differ.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "yt_pred = softmax(", "yt_pred = sigmoid("),),
    hints=(
        "Add up the entries of yt_pred for one example. What should the sum be?",
        "Look at the function around the linear combination of Wy, a_next and by in the line of yt_pred.",
        "yt_pred is one distribution over n_y classes: softmax(Wy a_next + by). Sigmoid gives unrelated numbers.",
    ),
    seen=(Seen("public notebooks", 2),),
)
