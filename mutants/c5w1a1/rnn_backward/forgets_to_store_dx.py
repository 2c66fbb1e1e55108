"""The gradient of the input, dxt, is never stored in dx.

The line that puts dxt into dx is missing, and dx is returned as the zeros it was allocated as. Each step's dxt
belongs in the slice dx[:, :, t]. The shape is right, and so are all other gradients.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "dx[:, :, t] = dxt", ""),),
    hints=(
        "dx is all zeros and everything else is right. Does anything write into dx?",
        "Follow dxt through the loop: where does it go after it is read from gradients?",
        "The line that stores dxt in dx[:, :, t] is missing.",
    ),
    outcome=Outcome.ZERO,
)
