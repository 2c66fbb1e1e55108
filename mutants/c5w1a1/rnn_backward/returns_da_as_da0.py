"""da is returned as da0.

da0 is set to the input da, of shape (n_a, m, T_x). It should be the gradient of the initial hidden state a0, of
shape (n_a, m): what flows out of the first step, which da_prevt holds after the loop. All other gradients are
right.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "da0 = da_prevt", "da0 = da"),),
    hints=(
        "Which shape does a0 have, and which shape has your da0?",
        "Look at the line after the loop: which variable holds what flowed out of the first step?",
        "da0 is da_prevt as the loop leaves it; here it is da, the input of the function.",
    ),
    outcome=Outcome.WRONG_SHAPE,
    seen=(Seen("public notebooks", 2),),
)
