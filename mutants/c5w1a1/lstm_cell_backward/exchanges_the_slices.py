"""The weight columns of a_prev and of xt are exchanged.

The first n_a columns of each weight matrix act on a_prev, the last n_x on xt. With the slices exchanged da_prev is
(n_x, m) and dxt (n_a, m): each is right, but under the other's name. The cell itself runs, and prints the wrong
shapes; lstm_backward raises.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "Wf[:, :n_a].T", "Wf[:, n_a:].T"),
        Edit("lstm_cell_backward", "Wi[:, :n_a].T", "Wi[:, n_a:].T"),
        Edit("lstm_cell_backward", "Wc[:, :n_a].T", "Wc[:, n_a:].T"),
        Edit("lstm_cell_backward", "Wo[:, :n_a].T", "Wo[:, n_a:].T"),
        Edit("lstm_cell_backward", "Wf[:, n_a:].T", "Wf[:, :n_a].T"),
        Edit("lstm_cell_backward", "Wi[:, n_a:].T", "Wi[:, :n_a].T"),
        Edit("lstm_cell_backward", "Wc[:, n_a:].T", "Wc[:, :n_a].T"),
        Edit("lstm_cell_backward", "Wo[:, n_a:].T", "Wo[:, :n_a].T"),
    ),
    hints=(
        "Which shapes have a_prev and xt, and which shapes have your da_prev and dxt?",
        "Look at the slices in da_prev and dxt: which columns of the weights act on a_prev?",
        "The first n_a columns belong to a_prev and the rest to xt; the slices in da_prev and dxt are exchanged.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
