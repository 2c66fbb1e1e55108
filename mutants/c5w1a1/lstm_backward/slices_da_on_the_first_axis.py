"""da is sliced along the hidden units instead of along time.

da[t, :, :] takes unit t for all examples and all steps, an array of shape (m, T_x), which cannot be added to
da_prevt of shape (n_a, m): numpy raises. Time is the last axis of da, as it is of x and of a.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "da[:, :, t] + da_prevt", "da[t, :, :] + da_prevt"),),
    hints=(
        "Read the two shapes in the error message. Which of them is (n_a, m), and what is the other one?",
        "Look at the slice of da in the call of lstm_cell_backward. Which axis of da is time?",
        "da has the shape (n_a, m, T_x), so the gradient of step t is da[:, :, t].",
    ),
    outcome=Outcome.RAISES,
)
