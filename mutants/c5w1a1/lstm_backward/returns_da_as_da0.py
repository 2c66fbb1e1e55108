"""da is returned as da0.

da0 = da: the gradient that came in is handed back, for all steps, with shape (n_a, m, T_x). da0 is the gradient
with respect to the initial hidden state a0, which the first step's cell returns as da_prev. All other outputs are
right.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "da0 = da_prevt", "da0 = da"),),
    hints=(
        "Which shape does a0 have, and which shape does your da0 have?",
        "Look at the line that sets da0 after the loop.",
        "After the loop da_prevt holds the gradient that left the first step, and that is da0.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
