"""da0 stays zeros, with a time axis.

da0 is allocated as zeros of shape (n_a, m, T_x), like dx, and never assigned after the loop. There is only one
initial hidden state, so its gradient has no time axis: it is what da_prevt holds when the loop ends. All other
outputs are right.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(
        Edit("lstm_backward", "da0 = np.zeros((n_a, m))", "da0 = np.zeros((n_a, m, T_x))"),
        Edit("lstm_backward", "    da0 = da_prevt\n\n", ""),
    ),
    hints=(
        "Which shape does a0 have, and where does your da0 get its values from?",
        "Look for the lines in which da0 is set: how many are there, and what do they say?",
        "da0 has the shape (n_a, m) and takes the da_prevt that is left after the loop.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
