"""The weights in da_prev are not transposed.

Going back through W is a product with the transpose. The part of W that acts on a_prev is square, (n_a, n_a), so the
product without it also exists and has the right shape; for dxt it would raise. On this cell da_prev alone is wrong;
in lstm_backward everything but dx of the last step is wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "Wf[:, :n_a].T", "Wf[:, :n_a]"),
        Edit("lstm_cell_backward", "Wi[:, :n_a].T", "Wi[:, :n_a]"),
        Edit("lstm_cell_backward", "Wc[:, :n_a].T", "Wc[:, :n_a]"),
        Edit("lstm_cell_backward", "Wo[:, :n_a].T", "Wo[:, :n_a]"),
    ),
    hints=(
        "The forward pass sums over the columns of the weights. Over what must the way back sum?",
        "Look at da_prev: how do its matrices differ from those in dxt, besides the columns they take?",
        (
            "Each slice in da_prev needs its transpose, as in dxt; the slice is square, so its shape does not give it "
            "away."
        ),
    ),
)
