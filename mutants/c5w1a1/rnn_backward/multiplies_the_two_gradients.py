"""The gradients da and da_prevt are multiplied with each other.

da[:, :, t] * da_prevt goes into the cell. The hidden state acts on the cost by two paths, through its own output
and through the next step, and gradients of parallel paths add. da_prevt starts as zeros, so the product is zero at
the last step and stays so. Every gradient is 0, with the right shape.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "da[:, :, t] + da_prevt", "da[:, :, t] * da_prevt"),),
    hints=(
        "All gradients are 0. What does da_prevt hold at the first turn of the loop, and what does that do?",
        "Look at how da[:, :, t] and da_prevt are joined in the call of rnn_cell_backward.",
        "The gradients of two paths into one hidden state are added, not multiplied.",
    ),
    outcome=Outcome.ZERO,
)
