"""The gates are the sigmoid of the negative.

Somebody's own sigmoid has lost a sign, 1 / (1 + exp(z)), which is 1 minus the gate: what should be kept is forgotten,
and the other way round. All values are between 0 and 1, so nothing looks wrong but the numbers.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "sigmoid(np.dot(Wf, concat) + bf)", "sigmoid(-(np.dot(Wf, concat) + bf))"),
        Edit("lstm_cell_forward", "sigmoid(np.dot(Wi, concat) + bi)", "sigmoid(-(np.dot(Wi, concat) + bi))"),
        Edit("lstm_cell_forward", "sigmoid(np.dot(Wo, concat) + bo)", "sigmoid(-(np.dot(Wo, concat) + bo))"),
    ),
    hints=(
        "What is your sigmoid of 10, and what of -10?",
        "If you wrote sigmoid yourself, look at the sign inside its exponential.",
        "sigmoid(z) is 1 / (1 + exp(-z)); yours has exp(z), and each gate is 1 minus what it should be.",
    ),
)
