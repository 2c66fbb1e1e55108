"""Every step uses the cache of the first step.

caches[0] goes into the cell at each t. The derivatives at step t must be taken at the values that the forward pass
had there: its gates, its states and its input. All shapes agree, so nothing raises. Every output is wrong, dx of
the last step included, and dWf and dbf are zeros, because the first cache's c_prev is. With a single step it would
not show.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "dc_prevt, caches[t]", "dc_prevt, caches[0]"),),
    hints=(
        "At which values of the gates are the derivatives of step t taken?",
        "Look at the index of the cache in the call of lstm_cell_backward.",
        "The cache must change with the step: caches[t], not caches[0].",
    ),
)
