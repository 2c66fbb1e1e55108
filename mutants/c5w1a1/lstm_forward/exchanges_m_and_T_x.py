"""The batch size m and the number of steps T_x are exchanged.

x has shape (n_x, m, T_x), and here it is unpacked as (n_x, T_x, m). The initial cell state is allocated with T_x
columns for m, and the forget gate does not fit it: numpy raises inside lstm_cell_forward. Only with m = T_x does it
not show.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "n_x, m, T_x = x.shape", "n_x, T_x, m = x.shape"),),
    hints=(
        "Print the shapes of x and of c_next before the loop. How many columns should c_next have?",
        "Look at the line that takes x.shape apart.",
        "The second axis of x holds the m examples and the third the T_x steps; yours has the two exchanged.",
    ),
    outcome=Outcome.RAISES,
)
