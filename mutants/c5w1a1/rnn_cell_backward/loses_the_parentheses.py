"""The parentheses around the slope are missing.

1 - a_next**2 * da_next multiplies first, so only the square meets da_next and the 1 stands alone. The slope
1 - a_next**2 is one factor and must be multiplied as a whole. Where da_next is 0, dtanh comes out as 1. Every
gradient is wrong; every shape is right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "(1 - a_next**2) * da_next", "1 - a_next**2 * da_next"),),
    hints=(
        "If da_next is all zeros, what should dtanh be, and what does your line give?",
        "Look at the line of dtanh: in which order does Python do the multiplication and the subtraction?",
        "The product is taken first. The slope 1 - a_next**2 needs parentheses before it meets da_next.",
    ),
)
