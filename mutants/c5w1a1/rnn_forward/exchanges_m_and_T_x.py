"""The batch size m and the number of steps T_x are exchanged.

x has shape (n_x, m, T_x), and here it is unpacked as (n_x, T_x, m). a is allocated with its last two axes exchanged,
and the hidden state of step 0 does not fit into its slice: numpy raises. Only with m = T_x does it not show.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_forward", "n_x, m, T_x = x.shape", "n_x, T_x, m = x.shape"),),
    hints=(
        "Print the shapes of x and of a. Which of their axes are meant to be the same?",
        "Look at the line that takes x.shape apart.",
        "The second axis of x holds the m examples and the third the T_x steps; yours has the two exchanged.",
    ),
    outcome=Outcome.RAISES,
)
