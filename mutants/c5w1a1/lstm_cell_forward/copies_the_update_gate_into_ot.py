"""The line of the update gate is copied for the output gate and not changed.

ot = sigmoid(Wi concat + bi), so ot equals it everywhere; Wo and bo are read and never used. The shapes are the same,
so nothing raises. c_next, the candidate and the other gates are right after one step; ot, a_next and the prediction
are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "np.dot(Wo, concat)", "np.dot(Wi, concat)"),
        Edit("lstm_cell_forward", "+ bo)", "+ bi)"),
    ),
    hints=(
        "Compare it and ot entry by entry. What do you notice?",
        "Look at the weights and the bias in the line of the output gate ot.",
        "The output gate has weights of its own: ot = sigmoid(Wo concat + bo).",
    ),
)
