"""da0 is never set and stays zeros.

The line that sets da0 is left out, and the zeros it was allocated as are returned. It should be what flows out of
the first step towards a0, which da_prevt holds after the loop. The shape is right, and so are all other gradients.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "    da0 = da_prevt\n\n", ""),),
    hints=(
        "da0 is all zeros and everything else is right. Does anything write into da0?",
        "Look at what happens after the loop: which variable holds what flowed out of the first step?",
        "The line that sets da0 to da_prevt after the loop is missing.",
    ),
    outcome=Outcome.ZERO,
)
