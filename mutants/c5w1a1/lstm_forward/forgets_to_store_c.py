"""The cell states are never stored in c.

c stays as it was allocated, zeros. The loop itself goes on with c_next, so a, y, the caches and every gradient are
right; only c shows it.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "c[:, :, t] = c_next", ""),),
    hints=(
        "a is right, so the cell states must have been right too. Where did they go?",
        "Look at what the loop does with c_next after the call of the cell.",
        "The c_next of step t has to be stored in slice t of c; that line is missing.",
    ),
    outcome=Outcome.ZERO,
)
