"""dWo adds up the gradient of another gate.

dWo += gradients["dWi"]: a line was copied and its key not changed. All weights have the same shape, so nothing
raises, and dWo comes out equal to dWi. Every other output is right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_backward", 'gradients["dWo"]', 'gradients["dWi"]'),),
    hints=(
        "All gradients but one are right. Is that one equal to another one?",
        "Look at the lines in the loop that add up the weights' gradients: name on the left, key on the right.",
        "dWo must add up the key dWo of gradients; it adds up dWi.",
    ),
)
