"""The cache holds a_next in the place of a_prev.

The cache is (a_next, a_next, xt, parameters). The backward step needs a_prev for one thing only, dWaa, and computes
it with the new hidden state instead of the old. All other gradients are right, and no forward cell prints a step's
cache.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "cache = (a_next, a_prev,", "cache = (a_next, a_next,"),),
    hints=(
        "Only dWaa is wrong. Which quantity of the forward step does it need that the others do not?",
        "Print the second entry of the cache and compare it with a_prev.",
        "The second entry of the cache must be a_prev; yours is a_next once more.",
    ),
)
