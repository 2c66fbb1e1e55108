"""dWax is transposed.

dWax is written as np.dot(xt, dtanh.T), the transpose of the right product, of shape (n_x, n_a) for (n_a, n_x). A
gradient has the shape of its weight. dWax[3] does not exist in an array of three rows, and in rnn_backward the
addition to dWax of shape (n_a, n_x) raises.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "np.dot(dtanh, xt.T)", "np.dot(xt, dtanh.T)"),),
    hints=(
        "Which shape does Wax have, and which shape has your dWax?",
        "Look at the order of the two factors in the line of dWax.",
        "dtanh comes first and xt transposed second: (n_a, n_x), like Wax. The other order transposes it.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
