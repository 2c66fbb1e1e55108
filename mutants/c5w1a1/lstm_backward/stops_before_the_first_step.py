"""The loop leaves out the first step.

The loop runs down to t = 1 and never reaches t = 0. dx at step 0 stays zeros, weights and biases miss that step's
part, and da0 is what flows back into the hidden state after the first step. dx of all other steps is right, and so
are dWf and dbf: the cell state starts from zeros, so the forget gate has no part at step 0.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "range(T_x)", "range(1, T_x)"),),
    hints=(
        "Look at dx at t = 0. Why are these all zeros?",
        "Look at the values that t takes in the for loop. Which is the last one?",
        "range(1, T_x) leaves out t = 0; reversed(range(T_x)) goes all the way down to it.",
    ),
)
