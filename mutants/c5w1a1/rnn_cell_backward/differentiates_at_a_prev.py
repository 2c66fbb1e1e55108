"""The slope of tanh is taken at the previous hidden state.

The slope is written with a_prev, 1 - a_prev**2. The tanh of this step made a_next, so its slope is 1 - a_next**2;
a_prev went into the weighted sum. In the cell's own test a_prev is drawn at random and goes beyond 1, so that even
the sign can be wrong. Every gradient is wrong; every shape is right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "1 - a_next**2", "1 - a_prev**2"),),
    hints=(
        "The cache holds two hidden states. Which one came out of the tanh of this step?",
        "Look at the slope in the line of dtanh: at which hidden state is it taken?",
        "The slope is 1 - a_next**2, with the output of this step's tanh; a_prev is an input of this step.",
    ),
)
