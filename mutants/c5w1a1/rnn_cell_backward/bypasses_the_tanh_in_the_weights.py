"""dWax and dWaa are computed from da_next and skip the tanh.

Both products are written with da_next where dtanh belongs. The weights act on the hidden state through the tanh, so
their gradients carry its slope. da_next and dtanh are both (n_a, m) and no shape complains. dWax and dWaa are
wrong; dxt, da_prev and dba are right, here and in rnn_backward.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("rnn_cell_backward", "np.dot(dtanh, xt.T)", "np.dot(da_next, xt.T)"),
        Edit("rnn_cell_backward", "np.dot(dtanh, a_prev.T)", "np.dot(da_next, a_prev.T)"),
    ),
    hints=(
        "Three gradients are right and two are not. What do the three have in common in their lines?",
        "Look at the lines of dWax and dWaa: which gradient goes into the products?",
        "The gradient must pass the tanh before it reaches the weights, so both take dtanh; here both take da_next.",
    ),
)
