"""The loop leaves out the first step.

The range starts at 1, so t = 0 is never visited. dx[:, :, 0] stays zero, the weights miss that step's share, and
da0 is what flowed out of the second step, with one more step to go. dx is right at all other steps.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "range(T_x)", "range(1, T_x)"),),
    hints=(
        "Is there a step at which your dx is exactly 0?",
        "Look at the range of the loop: which values does t take?",
        "The range starts at 1, and the step t = 0 is never visited; it must go down to 0.",
    ),
)
