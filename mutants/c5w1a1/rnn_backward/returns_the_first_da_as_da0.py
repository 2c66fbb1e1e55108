"""The first slice of da is returned as da0.

da0 is set to da[:, :, 0], which is what the cost sends into the hidden state that the first step makes. a0 lies
before that step, so its gradient is what comes back through it: da_prevt after the loop. The shape is right, and so
are all other gradients.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "da0 = da_prevt", "da0 = da[:, :, 0]"),),
    hints=(
        "Does a0 come before or after the first step? Has your da0 gone back through that step?",
        "Look at the line after the loop: what does da[:, :, 0] belong to?",
        "da[:, :, 0] enters the state after the first step. da0 is what leaves that step backwards, da_prevt.",
    ),
)
