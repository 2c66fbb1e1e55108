"""dxt is computed from da_next and skips the tanh.

dxt is written with da_next where dtanh belongs. xt acts on the hidden state through the tanh, so its gradient
carries the slope of the tanh like all others. Both arrays are (n_a, m) and no shape complains. Only dxt is wrong,
in rnn_backward only dx.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "np.dot(Wax.T, dtanh)", "np.dot(Wax.T, da_next)"),),
    hints=(
        "Four gradients are right and one is not. What do the four have in common in their lines?",
        "Look at the line of dxt: which gradient goes into the product?",
        "The gradient must pass the tanh before it reaches xt, so dxt takes dtanh; here it takes da_next.",
    ),
)
