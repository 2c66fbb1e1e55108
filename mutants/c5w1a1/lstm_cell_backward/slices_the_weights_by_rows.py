"""The weights are cut by rows instead of by columns.

Early versions of the notebook printed W[:n_a, :] and W[n_a:, :]. The weights are (n_a, n_a + n_x): each row is a
unit, and the columns are what concat = [a_prev; xt] holds. There are only n_a rows, so the second slice is empty and
the product for dxt raises; the one for da_prev passes with a shape of (n_a + n_x, m).
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "Wf[:, :n_a].T", "Wf[:n_a, :].T"),
        Edit("lstm_cell_backward", "Wi[:, :n_a].T", "Wi[:n_a, :].T"),
        Edit("lstm_cell_backward", "Wc[:, :n_a].T", "Wc[:n_a, :].T"),
        Edit("lstm_cell_backward", "Wo[:, :n_a].T", "Wo[:n_a, :].T"),
        Edit("lstm_cell_backward", "Wf[:, n_a:].T", "Wf[n_a:, :].T"),
        Edit("lstm_cell_backward", "Wi[:, n_a:].T", "Wi[n_a:, :].T"),
        Edit("lstm_cell_backward", "Wc[:, n_a:].T", "Wc[n_a:, :].T"),
        Edit("lstm_cell_backward", "Wo[:, n_a:].T", "Wo[n_a:, :].T"),
    ),
    hints=(
        "What is the shape of Wf, and which of its two axes runs over the entries of concat?",
        "Look at the slices in da_prev and dxt: how many rows are left in the second one?",
        (
            "a_prev belongs to the first n_a columns of each weight matrix and xt to the columns after them: the "
            "colon for all rows comes first."
        ),
    ),
    outcome=Outcome.RAISES,
)
