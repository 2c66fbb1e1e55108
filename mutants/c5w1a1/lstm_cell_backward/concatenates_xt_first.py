"""xt is stacked above a_prev in concat.

The forward pass stacks a_prev above xt, and the columns of every weight matrix follow that order. With the two
exchanged the columns of dWf, dWi, dWc and dWo are in another order than those of the weights; the shapes are the
same. The biases, da_prev, dc_prev and dxt are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_backward", "(a_prev, xt), axis", "(xt, a_prev), axis"),),
    hints=(
        "In which order did the forward pass stack its two inputs?",
        "Look at concat: which rows of it belong to which columns of the weights?",
        "a_prev comes first and xt below it, as in the forward pass; here they are the other way round.",
    ),
)
