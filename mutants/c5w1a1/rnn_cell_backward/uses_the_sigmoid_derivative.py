"""The derivative of the sigmoid is used for that of tanh.

a_next * (1 - a_next) is the slope of a sigmoid, written with its output. The hidden state comes out of a tanh, whose
slope is 1 - a_next**2. For a negative a_next the written slope is negative, though tanh rises everywhere. Every
gradient is wrong; every shape is right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "(1 - a_next**2)", "a_next * (1 - a_next)"),),
    hints=(
        "Which activation function makes a_next in rnn_cell_forward?",
        "Look at the slope in the line of dtanh: of which function is it the derivative?",
        "a_next * (1 - a_next) is the sigmoid's slope. This cell has a tanh, whose slope is 1 - a_next**2.",
    ),
)
