"""concat is not transposed in the gradients of the weights.

dft is (n_a, m) and concat (n_a + n_x, m). The gradient of the weights sums over the examples, so m must be the inner
size of the product, and that takes the transpose. As it stands the shapes do not fit, and np.dot raises.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "np.dot(dft, concat.T)", "np.dot(dft, concat)"),
        Edit("lstm_cell_backward", "np.dot(dit, concat.T)", "np.dot(dit, concat)"),
        Edit("lstm_cell_backward", "np.dot(dcct, concat.T)", "np.dot(dcct, concat)"),
        Edit("lstm_cell_backward", "np.dot(dot, concat.T)", "np.dot(dot, concat)"),
    ),
    hints=(
        "Which size should vanish in the product that gives dWf, and which two should remain?",
        "Look at dWf, the first of the products with concat, and write down the shapes of its two factors.",
        "dWf is dft times the transpose of concat: (n_a, m) times (m, n_a + n_x). The same holds for dWi, dWc and dWo.",
    ),
    outcome=Outcome.RAISES,
)
