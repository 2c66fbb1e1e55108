"""da_prevt and dc_prevt are summed over the steps like weight gradients.

da_prevt += ... and dc_prevt += ..., like the lines of the weights. Weights are shared, so their gradients are
summed; the states of each step are their own, and da_prev already holds all that comes from later steps, which is
now counted again. dx of the last two steps is right, because the zeros are added to first; what comes before, the
sums and da0 are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_backward", "da_prevt = gradients", "da_prevt += gradients"),
        Edit("lstm_backward", "dc_prevt = gradients", "dc_prevt += gradients"),
    ),
    hints=(
        "dx of the last two steps is right and the others are not. What is in da_prevt after two steps?",
        "Look at the operators in the two lines that keep da_prevt and dc_prevt in the loop.",
        "da_prev and dc_prev already contain the later steps: they replace the old values, = where you have +=.",
    ),
)
