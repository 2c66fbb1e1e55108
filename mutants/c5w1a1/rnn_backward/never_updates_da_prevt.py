"""da_prevt is never updated in the loop.

The line that reads da_prev from gradients is missing, so da_prevt stays zero: it is added, but carries nothing.
Each step sees its own da[:, :, t] alone, and da0 is zeros, unless it is taken from the gradients of the first step
themselves. Only the last step is right, because nothing follows it.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_backward", 'da_prevt = gradients["da_prev"]', ""),),
    hints=(
        "dx is right at the last step and wrong before it. What should each step hand to the one before it?",
        "Follow da_prevt through one turn of the loop: does its value ever change?",
        "da_prevt must be set to gradients' da_prev at every step; that line is missing, so it stays zeros.",
    ),
)
