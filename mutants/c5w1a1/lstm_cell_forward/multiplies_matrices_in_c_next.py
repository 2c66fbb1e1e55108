"""The forget and update gates are applied by matrix products.

c_next = np.dot(ft, c_prev) + np.dot(it, cct) asks for products of (n_a, m) matrices, which do not exist: numpy
raises. A gate holds one number for every entry of the state and scales it, so the products must be elementwise. If
m happened to equal n_a there would be no exception, only wrong numbers.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "ft * c_prev", "np.dot(ft, c_prev)"),
        Edit("lstm_cell_forward", "it * cct", "np.dot(it, cct)"),
    ),
    hints=(
        "Read the two shapes in the error message. Which of your arrays have exactly that shape?",
        "Look at the line of c_next: which kind of product lets a gate act on every unit on its own?",
        "Gates and states are all (n_a, m) and are multiplied entry by entry, with * and not with np.dot.",
    ),
    outcome=Outcome.RAISES,
)
