"""The factor 1 - ot is missing in dot.

The derivative of a sigmoid is ot * (1 - ot), and only ot is written. dot is too large, most where the output gate is
nearly open. dWo, dbo, da_prev and dxt are wrong; dc_prev, the other two gates and the candidate are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_backward", "* ot * (1 - ot)", "* ot"),),
    hints=(
        "What is the derivative of the sigmoid, written with its own value?",
        "Look at dot: what should happen to the gradient of a gate that is fully open, and does the line do it?",
        "dot is da_next * tanh(c_next) * ot * (1 - ot); the factor 1 - ot is missing.",
    ),
)
