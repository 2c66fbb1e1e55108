"""The gradients of weights and biases are divided by the batch size.

The 1/m belongs to the cost, and is in da_next and dc_next already where the cost is an average. Dividing again makes
dW and db too small by the factor m, at every step. dxt, da_prev and dc_prev are right, and so are the values that go
back through time.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "np.dot(dft, concat.T)", "np.dot(dft, concat.T) / m"),
        Edit("lstm_cell_backward", "np.dot(dit, concat.T)", "np.dot(dit, concat.T) / m"),
        Edit("lstm_cell_backward", "np.dot(dcct, concat.T)", "np.dot(dcct, concat.T) / m"),
        Edit("lstm_cell_backward", "np.dot(dot, concat.T)", "np.dot(dot, concat.T) / m"),
        Edit("lstm_cell_backward", "np.sum(dft, axis=1, keepdims=True)", "np.sum(dft, axis=1, keepdims=True) / m"),
        Edit("lstm_cell_backward", "np.sum(dit, axis=1, keepdims=True)", "np.sum(dit, axis=1, keepdims=True) / m"),
        Edit("lstm_cell_backward", "np.sum(dcct, axis=1, keepdims=True)", "np.sum(dcct, axis=1, keepdims=True) / m"),
        Edit("lstm_cell_backward", "np.sum(dot, axis=1, keepdims=True)", "np.sum(dot, axis=1, keepdims=True) / m"),
    ),
    hints=(
        "Divide the expected gradients of the weights by yours. What is that number, and which size is equal to it?",
        "Look at the lines of dW and db: what stands there besides the product and the sum?",
        "The weights' and biases' gradients are sums over the batch; the division by m belongs to the cost.",
    ),
)
