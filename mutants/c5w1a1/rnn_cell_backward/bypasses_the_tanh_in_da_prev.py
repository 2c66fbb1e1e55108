"""da_prev is computed from da_next and skips the tanh.

da_prev is written with da_next where dtanh belongs. a_prev acts on the hidden state through the tanh, so its gradient
carries the slope of the tanh like all others. Both arrays are (n_a, m) and no shape complains. In this cell only
da_prev is wrong; in rnn_backward everything but dx of the last step is wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "np.dot(Waa.T, dtanh)", "np.dot(Waa.T, da_next)"),),
    hints=(
        "Four gradients are right and one is not. What do the four have in common in their lines?",
        "Look at the line of da_prev: which gradient goes into the product?",
        "The gradient must pass the tanh before it reaches a_prev, so da_prev takes dtanh; here it takes da_next.",
    ),
)
