"""The factors of a matrix product are exchanged: xt stands before Wax.

The examples are the columns of xt (n_x, m), so a weight multiplies it from the left. The product of (n_x, m) with
(n_a, n_x) does not exist, so numpy raises before anything is computed.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "np.dot(Wax, xt)", "np.dot(xt, Wax)"),),
    hints=(
        "The error message names two shapes. Which two arrays have them, and in which order?",
        "Look at the product of Wax with xt: which inner sizes have to agree?",
        "(n_a, n_x) times (n_x, m) gives (n_a, m), so Wax stands first and xt second.",
    ),
    outcome=Outcome.RAISES,
)
