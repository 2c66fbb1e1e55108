"""da is used at the last step only.

da_prevt starts as da[:, :, -1], and the cell then gets da_prevt alone. The last step is right, because nothing
flows back into it from later. All earlier steps miss their own da[:, :, t]: the cost acts on the hidden state of
every step and not on the last one only.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit("rnn_backward", "da_prevt = np.zeros((n_a, m))", "da_prevt = da[:, :, -1]"),
        Edit("rnn_backward", "da[:, :, t] + da_prevt", "da_prevt"),
    ),
    hints=(
        "dx is right at the last step and wrong before. What do the other steps get from da?",
        "Look at what goes into rnn_cell_backward and at what da_prevt starts from.",
        "da_prevt starts as zeros, since nothing follows the last step, and every step adds its own da[:, :, t] to it.",
    ),
    seen=(Seen("community.deeplearning.ai thread 48297"),),
)
