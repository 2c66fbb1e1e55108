"""dba is not summed over the batch.

dba is dtanh as it is, of shape (n_a, m), with one column for each example. The bias is one column that is added to
all examples, so its gradient is the sum of those columns. The other four gradients are right. In rnn_backward the
addition of (n_a, m) to dba of shape (n_a, 1) raises.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "np.sum(dtanh, axis=1, keepdims=True)", "dtanh"),),
    hints=(
        "Which shape does ba have, and which shape has your dba?",
        "Look at the line of dba. The same bias serves all examples, so what becomes of the examples' gradients?",
        "dba is dtanh itself, (n_a, m). It must be summed over the examples, axis 1, and keep the shape (n_a, 1).",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
