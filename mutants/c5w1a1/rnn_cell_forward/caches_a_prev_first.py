"""The cache holds a_prev before a_next.

The cache is (a_prev, a_next, xt, parameters), and the backward step unpacks it as (a_next, a_prev, ...). It takes
1 - a_prev**2 for the slope of tanh and a_next for the input of Waa, so every gradient is wrong. No forward cell
prints a step's cache, so nothing shows before rnn_cell_backward.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "cache = (a_next, a_prev,", "cache = (a_prev, a_next,"),),
    hints=(
        "The forward outputs are right. What else does the forward step hand to the backward step?",
        "Compare the order in which the cache is packed with the order in which it is unpacked.",
        "The cache starts with a_next and then has a_prev; yours has them the other way round.",
    ),
)
