"""The gradient through the hidden state is dropped; only the cell state's is carried.

Only da[:, :, t] goes in as the first argument. The hidden state of step t also feeds all gates of step t + 1, and
the gradient of that path, da_prevt, is computed and not added; dc_prevt is carried correctly. dx of the last step
is right, since nothing comes after it; the earlier steps and all sums are wrong, and so is da0.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "da[:, :, t] + da_prevt", "da[:, :, t]"),),
    hints=(
        "How many paths lead from the hidden state of step t to the cost?",
        "Look at the first argument of lstm_cell_backward, and at where da_prevt is used.",
        "da_next of step t is da[:, :, t] plus what flowed back from step t + 1, which is da_prevt.",
    ),
    seen=(Seen("public notebooks", 20),),
)
