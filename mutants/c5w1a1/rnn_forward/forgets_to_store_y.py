"""The predictions are never stored in y_pred.

y_pred stays as it was allocated, zeros. The predictions are not carried from step to step, so a, the caches and every
gradient are right; only y_pred shows it.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_forward", "y_pred[:, :, t] = yt_pred", ""),),
    hints=(
        "What do the class probabilities in your y_pred add up to?",
        "Look at what the loop does with yt_pred after the call of the cell.",
        "The yt_pred of step t has to be stored in slice t of y_pred; that line is missing.",
    ),
    outcome=Outcome.ZERO,
)
