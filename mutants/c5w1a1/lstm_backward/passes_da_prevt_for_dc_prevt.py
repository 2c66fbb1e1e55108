"""da_prevt goes in a second time, in the place of dc_prevt.

lstm_cell_backward(da[:, :, t] + da_prevt, da_prevt, caches[t]): the gradient of the hidden state is taken for that
of the cell state as well, and dc_prevt is stored and never used. Both have the shape (n_a, m), so nothing raises.
dx of the last step is right, since both are zeros there; the earlier steps, the sums and da0 are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "dc_prevt, caches[t]", "da_prevt, caches[t]"),),
    hints=(
        "Where is dc_prevt used after it was stored?",
        "Look at the second argument of lstm_cell_backward: which state's gradient does it expect?",
        "The second argument is dc_next, the gradient of the cell state: dc_prevt, not da_prevt.",
    ),
)
