"""The biases of the gates and the candidate are left out.

ft, it, cct and ot are computed from the products of weights and concat alone; bf, bi, bc and bo are read and never
used. All shapes fit and nothing raises. The gates, both states and the prediction are wrong; with biases of zero,
as in a freshly initialised network, nothing would show.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "np.dot(Wf, concat) + bf", "np.dot(Wf, concat)"),
        Edit("lstm_cell_forward", "np.dot(Wi, concat) + bi", "np.dot(Wi, concat)"),
        Edit("lstm_cell_forward", "np.dot(Wc, concat) + bc", "np.dot(Wc, concat)"),
        Edit("lstm_cell_forward", "np.dot(Wo, concat) + bo", "np.dot(Wo, concat)"),
    ),
    hints=(
        "Which of the parameters that you read at the top of the function are never used below?",
        "Look at the linear combinations inside the three sigmoids and the tanh of the candidate.",
        "The gates and the candidate act on W concat + b; the terms bf, bi, bc and bo are missing.",
    ),
)
