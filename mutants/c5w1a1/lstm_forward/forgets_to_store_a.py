"""The hidden states are never stored in a.

a stays as it was allocated, zeros. The loop itself goes on with a_next, so y, c, the caches and every gradient are
right; only a shows it.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "a[:, :, t] = a_next", ""),),
    hints=(
        "y is right, so the hidden states must have been right too. Where did they go?",
        "Look at what the loop does with a_next after the call of the cell.",
        "The a_next of step t has to be stored in slice t of a; that line is missing.",
    ),
    outcome=Outcome.ZERO,
)
