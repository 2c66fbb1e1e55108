"""Every step overwrites all of dx.

dx = dxt replaces the whole array at every step, where the slice of step t should be filled. What is left is the
gradient of the input of the first step, the last one that the loop visits, of shape (n_x, m) for (n_x, m, T_x). All
other gradients are right.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "dx[:, :, t] = dxt", "dx = dxt"),),
    hints=(
        "Which shape does x have, and which shape has your dx?",
        "Look at the line in the loop that stores dxt: into which part of dx does it go?",
        "dx = dxt throws the array away. Step t is stored in its slice, dx[:, :, t].",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
