"""The upstream gradient da is never used.

Only da_prevt goes into rnn_cell_backward. It starts as zeros, and the cell multiplies it by slopes and weights, so
it stays zero for ever. da is what the cost sends into the hidden state of every step, and nothing else brings a
gradient in. Every gradient is 0, with the right shape.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "da[:, :, t] + da_prevt", "da_prevt"),),
    hints=(
        "All gradients are 0. Where in this function should the first number that is not 0 come from?",
        "Look at what goes into rnn_cell_backward: what does it hold at the first turn of the loop?",
        "The cell gets da_prevt alone, which starts as zeros. It must get da[:, :, t] plus da_prevt.",
    ),
    outcome=Outcome.ZERO,
    seen=(
        Seen("public notebooks", 1),
        Seen("community.deeplearning.ai thread 555129"),
    ),
)
