"""The square is added in the derivative of tanh.

The slope is written as 1 + a_next**2. The derivative of tanh is 1 - a_next**2: it goes to 0 where the unit saturates,
at a_next near 1 or -1, and the written one goes to 2 there. Every gradient is wrong, mostly too large; every shape is
right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "1 - a_next**2", "1 + a_next**2"),),
    hints=(
        "Where a unit saturates and a_next is close to 1, how steep is tanh there?",
        "Look at the sign in the line of dtanh.",
        "The slope of tanh is 1 minus a_next**2; here the square is added.",
    ),
)
