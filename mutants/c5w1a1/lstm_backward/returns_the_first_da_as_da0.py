"""The first slice of da is returned as da0.

da0 = da[:, :, 0]. da[:, :, 0] belongs to the hidden state after the first step, and da0 to the one before it: the
first step's cell lies between the two, and what it returns as da_prev is missing. The shape is right, and so are
all other outputs.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "da0 = da_prevt", "da0 = da[:, :, 0]"),),
    hints=(
        "Is the hidden state of step 0 the same as the initial hidden state a0?",
        "Look at the line that sets da0 after the loop: has that gradient been through the first step's cell?",
        "da0 is what the first step's cell returns as da_prev, left in da_prevt after the loop, not da[:, :, 0].",
    ),
)
