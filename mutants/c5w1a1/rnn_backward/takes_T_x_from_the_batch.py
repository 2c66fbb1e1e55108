"""The batch size m and the number of steps T_x are exchanged.

da is (n_a, m, T_x), and here its sizes are read in the order n_a, T_x, m. T_x becomes 10, the batch size, and the
loop begins at t = 9 in a sequence of 4 steps, which raises IndexError. Where the batch is smaller than the
sequence, the loop would miss the last steps in silence.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "n_a, m, T_x = da.shape", "n_a, T_x, m = da.shape"),),
    hints=(
        "How many steps does da have, and at which t does your loop begin?",
        "Look at the line that reads the shape of da: in which order do its axes stand?",
        "da is (n_a, m, T_x): units, examples, steps. Here the last two are read in the wrong order.",
    ),
    outcome=Outcome.RAISES,
)
