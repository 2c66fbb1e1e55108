"""The predictions are never stored in y.

y stays as it was allocated, zeros. The predictions are not carried from step to step, so a, c, the caches and every
gradient are right; only y shows it.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "y[:, :, t] = yt", ""),),
    hints=(
        "What do the class probabilities in your y add up to?",
        "Look at what the loop does with yt after the call of the cell.",
        "The yt of step t has to be stored in slice t of y; that line is missing.",
    ),
    outcome=Outcome.ZERO,
)
