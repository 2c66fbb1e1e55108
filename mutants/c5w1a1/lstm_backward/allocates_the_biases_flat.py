"""The bias gradients are allocated without their second axis.

dbf to dbo are np.zeros((n_a,)), but the cell returns columns of shape (n_a, 1). The sum of the two broadcasts to
(n_a, n_a), which += cannot write back: numpy raises. The biases are columns, so their gradients are columns too.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(
        Edit("lstm_backward", "dbf = np.zeros((n_a, 1))", "dbf = np.zeros((n_a,))"),
        Edit("lstm_backward", "dbi = np.zeros((n_a, 1))", "dbi = np.zeros((n_a,))"),
        Edit("lstm_backward", "dbc = np.zeros((n_a, 1))", "dbc = np.zeros((n_a,))"),
        Edit("lstm_backward", "dbo = np.zeros((n_a, 1))", "dbo = np.zeros((n_a,))"),
    ),
    hints=(
        "Which shape has the bias bf, and which shape has your dbf before the loop?",
        "Look at the lines before the loop that allocate dbf, dbi, dbc and dbo.",
        "The gradients of the biases are columns, np.zeros((n_a, 1)); (n_a,) has one axis only.",
    ),
    outcome=Outcome.RAISES,
)
