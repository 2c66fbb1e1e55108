"""The prediction is made from the cell state.

yt_pred = softmax(Wy c_next + by). Only what the output gate lets through, a_next, is the cell's output; the two
states have the same shape, so nothing raises. Both states and the cache are right, and no gradient of this notebook
passes through the prediction: only the lines that print yt or y differ.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "np.dot(Wy, a_next)", "np.dot(Wy, c_next)"),),
    hints=(
        "Both states match and the prediction does not. Which of the two states should it see?",
        "Look at what Wy multiplies in the line of yt_pred.",
        "The prediction is softmax(Wy a_next + by): it sees the hidden state, after the output gate.",
    ),
)
