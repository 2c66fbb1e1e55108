"""The output gate is applied by a matrix product.

a_next = np.dot(ot, np.tanh(c_next)) asks for a product of two (n_a, m) matrices, which does not exist: numpy
raises. A gate holds one number for every entry of the state and scales it, so the product must be elementwise. If m
happened to equal n_a there would be no exception, only wrong numbers.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "ot * np.tanh(c_next)", "np.dot(ot, np.tanh(c_next))"),),
    hints=(
        "Read the two shapes in the error message. Which two arrays have exactly that shape?",
        "Look at the line of a_next: which kind of product lets a gate open and close every unit on its own?",
        "ot and tanh(c_next) are both (n_a, m) and are multiplied entry by entry, with * and not with np.dot.",
    ),
    outcome=Outcome.RAISES,
)
