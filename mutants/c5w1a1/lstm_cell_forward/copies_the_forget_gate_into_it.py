"""The line of the forget gate is copied for the update gate and not changed.

it = sigmoid(Wf concat + bf), so it equals ft everywhere; Wi and bi are read and never used. The shapes are the
same, so nothing raises. ft, cct and ot are right for this step; it, c_next and what follows from them are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "np.dot(Wi, concat)", "np.dot(Wf, concat)"),
        Edit("lstm_cell_forward", "+ bi)", "+ bf)"),
    ),
    hints=(
        "Compare ft and it entry by entry. What do you notice?",
        "Look at the weights and the bias in the line of the update gate it.",
        "The update gate has weights of its own: it = sigmoid(Wi concat + bi).",
    ),
)
