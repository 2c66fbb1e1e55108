"""The gradient da_next is never used.

dtanh is the slope of tanh alone, 1 - a_next**2. The chain rule multiplies the slope by the gradient that comes in,
da_next; without it the result is the gradient of the sum of all entries of a_next, whatever the cost is. All five
gradients are wrong. In rnn_backward neither da nor da_prevt has any effect.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", " * da_next", ""),),
    hints=(
        "If da_next were twice as large, what should happen to your gradients, and what does happen?",
        "Look at the line of dtanh: where does the chain rule put the gradient that comes in?",
        "The line has the slope 1 - a_next**2 only; the slope must be multiplied by da_next.",
    ),
    seen=(Seen("public notebooks", 3),),
)
