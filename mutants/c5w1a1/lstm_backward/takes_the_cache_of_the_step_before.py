"""Every step uses the cache of the step before it.

caches[t - 1] goes into the cell, so the gradient of step t meets the gates and the input of step t - 1. At t = 0
the index is -1, the last cache of the list, and Python does not complain. All shapes agree; every output is wrong,
dx of the last step included.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "dc_prevt, caches[t]", "dc_prevt, caches[t - 1]"),),
    hints=(
        "Which cache does your loop use at t = 0?",
        "Look at the index of the cache in the call of lstm_cell_backward.",
        "caches[t] already belongs to step t and holds a_prev and c_prev too; caches[t - 1] is one step off.",
    ),
)
