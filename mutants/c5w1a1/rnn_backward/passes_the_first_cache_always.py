"""Every step uses the cache of the first step.

caches[0] is passed at every t. Each step was computed from its own input and hidden states, and its gradient needs
the same ones: the slope of the tanh, xt and a_prev. All gradients are wrong with the right shapes; only a sequence
of one step would hide it.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "caches[t]", "caches[0]"),),
    hints=(
        "Which input and hidden states does your step t use on the way back?",
        "Look at the second argument of rnn_cell_backward in the loop: does it change with t?",
        "The cell gets caches[0] at every step; step t needs caches[t].",
    ),
)
