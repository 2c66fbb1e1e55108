"""The gradients of the weights leave out xt.

The weights act on concat = [a_prev; xt], so dW is the product with all of it. With a_prev alone the columns of xt are
missing, and dW is (n_a, n_a) for (n_a, n_a + n_x). The columns that are there are right, so the cell prints the right
numbers and only the shapes tell; lstm_backward raises.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "np.dot(dft, concat.T)", "np.dot(dft, a_prev.T)"),
        Edit("lstm_cell_backward", "np.dot(dit, concat.T)", "np.dot(dit, a_prev.T)"),
        Edit("lstm_cell_backward", "np.dot(dcct, concat.T)", "np.dot(dcct, a_prev.T)"),
        Edit("lstm_cell_backward", "np.dot(dot, concat.T)", "np.dot(dot, a_prev.T)"),
    ),
    hints=(
        "Compare the shapes of dWf and Wf. Which columns of Wf have no gradient?",
        "Look at dWf, dWi, dWc and dWo: by what were the weights multiplied in the forward pass?",
        (
            "The weights multiply a_prev and xt stacked, so dW is the gate's gradient times concat transposed, not "
            "a_prev transposed."
        ),
    ),
    outcome=Outcome.WRONG_SHAPE,
)
