"""a_next is not squared in the derivative of tanh.

The slope is written as 1 - a_next. The derivative of tanh is 1 - tanh**2. The two agree only where a_next is 0 or 1;
for a negative a_next the slope exceeds 1, which no slope of tanh does. Every gradient is wrong; every shape is right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "a_next**2", "a_next"),),
    hints=(
        "What is the derivative of tanh, written with tanh itself?",
        "Look at the slope in the line of dtanh. Can it ever be larger than 1, and can the slope of tanh?",
        "The slope is 1 - a_next**2; here the square is missing.",
    ),
)
