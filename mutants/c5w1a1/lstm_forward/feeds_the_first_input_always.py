"""Every step reads the first input.

The cell is given x[:, :, 0] at every t, so the sequence that the network sees is its first input repeated. Step 0 of
a, y and c is right and every later one is wrong; all gradients are wrong, because they come back through the later
steps.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "x[:, :, t]", "x[:, :, 0]"),),
    hints=(
        "If you change the last input of the sequence, does your a change?",
        "Look at the part of x that goes into lstm_cell_forward: does it change from step to step?",
        "Step t reads x[:, :, t]; yours has 0 where the t belongs.",
    ),
)
