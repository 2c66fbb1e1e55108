"""Every step uses the cache of the step before it.

caches[t - 1] is passed with da[:, :, t]. The cache of a step holds its own a_prev already, so no shift is needed.
At t = 0 the index is -1, which is the last cache, and Python does not complain. All gradients are wrong with the
right shapes; only a sequence of one step would hide it.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "caches[t]", "caches[t - 1]"),),
    hints=(
        "At t = 0, which cache does your loop take?",
        "Compare the index of the cache with the index of da in the same line.",
        "Step t needs caches[t], which holds its a_prev already; caches[t - 1] belongs to the step before.",
    ),
)
