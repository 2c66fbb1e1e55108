"""The gradient of the input, dxt, is never stored in dx.

The line that fills dx is missing, so dx is still the zeros that it was allocated with. The cell computes dxt at
every step and nobody keeps it. All other outputs are right.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_backward", 'dx[:, :, t] = gradients["dxt"]', ""),),
    hints=(
        "All gradients match but dx, which is 0. Where does it get its values?",
        "Look for dx inside the loop, and for what becomes of the cell's dxt.",
        "In the loop, dx[:, :, t] must take the dxt that the cell of step t returned.",
    ),
    outcome=Outcome.ZERO,
)
