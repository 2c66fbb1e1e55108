"""da0 is never set and stays zeros.

The line after the loop is missing, so da0 is still the zeros that it was allocated with. The gradient for a0 is
what the cell of the first step returns as da_prev. All other outputs are right.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "    da0 = da_prevt\n\n", ""),),
    hints=(
        "All gradients match but da0, which is 0. Where does it get its value?",
        "Look at what happens between the end of the loop and the return.",
        "After the loop da_prevt holds the gradient that left the first step, and da0 must take it.",
    ),
    outcome=Outcome.ZERO,
)
