"""dot leaves out da_next.

What is written is the derivative of a_next by the output gate's input; the chain rule multiplies it by da_next, the
gradient of the cost by a_next. dWo, dbo, da_prev and dxt are wrong; dc_prev, the other two gates and the candidate
are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_backward", "da_next * np.tanh(c_next)", "np.tanh(c_next)"),),
    hints=(
        "If the cost did not depend on a_next at all, what should dot be?",
        "Look at dot: which of the two incoming gradients does it contain?",
        "The chain rule starts with da_next: it multiplies tanh(c_next) * ot * (1 - ot).",
    ),
)
