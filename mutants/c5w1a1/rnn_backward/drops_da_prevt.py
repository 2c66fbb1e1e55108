"""The gradient through time is dropped.

Only da[:, :, t] reaches rnn_cell_backward. The gradient that comes back from step t + 1, da_prevt, is computed and
thrown away: the hidden state of step t also feeds step t + 1, and that path is missing. The last step has no later
one, so it alone is right.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "da[:, :, t] + da_prevt", "da[:, :, t]"),),
    hints=(
        "Compare dx at the last step with the other steps. What is different about the last one?",
        "Look at what goes into rnn_cell_backward: which gradients meet in the hidden state of step t?",
        "da_next of step t is da[:, :, t] plus what flowed back from step t + 1, which is da_prevt.",
    ),
    seen=(
        Seen("public notebooks", 4),
        Seen("community.deeplearning.ai thread 48297"),
        Seen("community.deeplearning.ai thread 11690"),
        Seen("community.deeplearning.ai thread 534149"),
    ),
)
