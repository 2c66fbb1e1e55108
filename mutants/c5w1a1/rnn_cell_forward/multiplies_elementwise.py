"""Waa and a_prev are multiplied element by element.

Waa * a_prev is no matrix product: no unit would hear of any other. Shapes (n_a, n_a) and (n_a, m) cannot be broadcast
together, so it raises at once; with m = n_a or m = 1 it would run and be wrong in silence.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "np.dot(Waa, a_prev)", "Waa * a_prev"),),
    hints=(
        "The error message names two shapes. Which two arrays have them?",
        "Look at the product of Waa with a_prev: what does * do with two arrays?",
        "Waa a_prev is a matrix product of (n_a, n_a) with (n_a, m), which is np.dot and not *.",
    ),
    outcome=Outcome.RAISES,
)
