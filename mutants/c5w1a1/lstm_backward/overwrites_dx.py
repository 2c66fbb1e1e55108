"""Every step overwrites all of dx.

dx = gradients["dxt"] replaces the array that was allocated, so that only the (n_x, m) of step 0, the last one that
the loop reaches, comes back. Each step has an input of its own and its own slice of dx. All other outputs are
right.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "dx[:, :, t] = ", "dx = "),),
    hints=(
        "Which shape should dx have, and which shape do you return?",
        "Look at the left side of the line that stores the gradient of the input in the loop.",
        "The gradient of step t goes into its slice: dx[:, :, t], not dx as a whole.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
