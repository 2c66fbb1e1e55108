"""x is sliced along the examples instead of along time.

x[:, t, :] is the whole sequence of example t, of shape (n_x, T_x), where the cell takes one step of all examples,
(n_x, m). Its columns do not fit those of the hidden state, and numpy raises; with m = T_x it would run and be wrong
in silence.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_forward", "x[:, :, t]", "x[:, t, :]"),),
    hints=(
        "What shape has the input that your cell gets, and what shape does it expect?",
        "Look at the part of x that goes into rnn_cell_forward: which axis of x is time?",
        "Time is the third axis of x, so step t is x[:, :, t]; yours indexes the second, the examples.",
    ),
    outcome=Outcome.RAISES,
)
