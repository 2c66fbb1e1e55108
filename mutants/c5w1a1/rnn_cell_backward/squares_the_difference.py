"""The difference is squared in place of a_next.

The slope is written as (1 - a_next)**2. The derivative of tanh is 1 - a_next**2, with only a_next squared. For a
negative a_next the written slope lies between 1 and 4 where the true one is below 1. Every gradient is wrong; every
shape is right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "(1 - a_next**2)", "(1 - a_next)**2"),),
    hints=(
        "What is the derivative of tanh, and which part of it is squared?",
        "Look at the parentheses in the line of dtanh: does the square stand inside or outside?",
        "The square belongs to a_next alone, 1 - a_next**2, and not to the difference 1 - a_next.",
    ),
)
