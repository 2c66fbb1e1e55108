"""The gradients of weights and bias are divided by the batch size.

dWax, dWaa and dba are divided by m, as in courses where the cost's 1 / m is put in at this point. Here da_next is
the gradient of the cost already, with every factor of the cost in it. The three are m times too small, with the
right shapes and signs; dxt and da_prev are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("rnn_cell_backward", "np.dot(dtanh, xt.T)", "np.dot(dtanh, xt.T) / dtanh.shape[1]"),
        Edit("rnn_cell_backward", "np.dot(dtanh, a_prev.T)", "np.dot(dtanh, a_prev.T) / dtanh.shape[1]"),
        Edit(
            "rnn_cell_backward",
            "np.sum(dtanh, axis=1, keepdims=True)",
            "np.sum(dtanh, axis=1, keepdims=True) / dtanh.shape[1]",
        ),
    ),
    hints=(
        "dxt and da_prev are right and the other three are not. By which factor are they off?",
        "Look at the division by the batch size in dWax, dWaa and dba. Does the formula of this cell have it?",
        "da_next holds any 1 / m of the cost already. dWax, dWaa and dba are sums over the batch, not divided by m.",
    ),
)
