"""The stacked input concat stays all zeros.

concat is allocated with np.zeros, and a_prev and xt are never copied in. Each gate then sees only its bias and is
the same for every example, so the step depends on neither xt nor a_prev. Shapes are right, and so are the parts of
the cache that are only handed through; every state and prediction is wrong.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "concat[:n_a, :] = a_prev", ""),
        Edit("lstm_cell_forward", "concat[n_a:, :] = xt", ""),
    ),
    hints=(
        "Print ft. Why are all its columns, one an example, equal?",
        "Look at concat between the line that allocates it and the line of ft.",
        "concat is never filled: its first n_a rows should hold a_prev and the rows below them xt.",
    ),
    seen=(Seen("public notebooks", 1),),
)
