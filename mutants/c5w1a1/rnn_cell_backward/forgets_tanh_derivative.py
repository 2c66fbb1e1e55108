"""The derivative of tanh is missing.

dtanh is da_next as it came in. The gradient has to pass the tanh before it reaches Wax, Waa and ba, and is multiplied
there by the slope 1 - a_next**2, which is at most 1. Every gradient is therefore wrong, and most are too large; every
shape is right.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "(1 - a_next**2) * da_next", "da_next"),),
    hints=(
        "Which function stands between the weighted sum and a_next, and what does the chain rule ask of it?",
        "All five gradients are built from dtanh. Compare the line of dtanh with the derivative of tanh.",
        "dtanh is da_next times the slope of tanh, 1 - a_next**2; here the slope is missing.",
    ),
    seen=(Seen("public notebooks", 2),),
)
