"""dba is allocated without its second axis.

dba is np.zeros(n_a), of shape (n_a,), where the bias is (n_a, 1). The addition of dbat, (n_a, 1), would broadcast
to (n_a, n_a), which does not fit into dba, and numpy raises. Written as dba = dba + dbat, it would go on with a
square array in silence.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "np.zeros((n_a, 1))", "np.zeros(n_a)"),),
    hints=(
        "Which shape has the bias ba, and which shape has your dba before the loop?",
        "Look at the line that allocates dba and compare it with the shape of ba.",
        "dba is allocated as (n_a,). It needs the shape (n_a, 1), like ba and like the dbat of every step.",
    ),
    outcome=Outcome.RAISES,
)
