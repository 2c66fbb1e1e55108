"""Each step reads a[:, :, t - 1], which at t = 0 is the last slice, still zeros.

Index -1 is the last step, still zeros at t = 0, so a0 is ignored; later steps read the right slice. The forward cells
print the same as with a start from zeros. The slice is also a view: it is filled at the last step, so the a_prev
cached at step 0 becomes the last hidden state, and dWaa differs even from that start's.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit(
            "rnn_forward",
            "rnn_cell_forward(x[:, :, t], a_next, parameters)",
            "rnn_cell_forward(x[:, :, t], a[:, :, t - 1], parameters)",
        ),
    ),
    hints=(
        "Which hidden state does your step 0 use? Print it.",
        "Look at the index t - 1 in the call of the cell, and at its value when t is 0.",
        "a[:, :, -1] is the last slice, still zeros; pass a_next, which starts as a0 and is carried on.",
    ),
    seen=(
        Seen("public notebooks, rnn_forward and lstm_forward together", 4),
        Seen("community.deeplearning.ai thread 555049"),
    ),
)
