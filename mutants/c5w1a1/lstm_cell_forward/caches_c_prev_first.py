"""The cache holds c_prev before a_prev.

cache = (..., c_prev, a_prev, ...). Everything that the forward functions compute is right, and no forward test looks
at these two places of the cache. lstm_cell_backward unpacks by position: it puts the previous cell state into concat
and takes the previous hidden state for c_prev, so the weights' gradients and all that comes from dft are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "cache = (a_next, c_next, a_prev, c_prev", "cache = (a_next, c_next, c_prev, a_prev"),
    ),
    hints=(
        "Do the names that lstm_cell_backward unpacks from the cache hold what they say?",
        "Look at the third and the fourth place of the tuple cache in lstm_cell_forward.",
        "The cache goes a_next, c_next, a_prev, c_prev; here the last two of these are exchanged.",
    ),
)
