"""The factor ot is missing in dot.

The derivative of a sigmoid is ot * (1 - ot), and only 1 - ot is written. dot is too large, most where the output gate
is nearly closed. dWo, dbo, da_prev and dxt are wrong; dc_prev, the other two gates and the candidate are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_backward", "* ot * (1 - ot)", "* (1 - ot)"),),
    hints=(
        "What is the derivative of the sigmoid, written with its own value?",
        "Look at dot and count its factors: how many of them come from the output gate?",
        "dot is da_next * tanh(c_next) * ot * (1 - ot); the factor ot before the parenthesis is missing.",
    ),
)
