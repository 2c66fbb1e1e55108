"""All of da goes into every step.

da + da_prevt adds arrays of shapes (n_a, m, T_x) and (n_a, m), which do not fit: numpy raises. The cell goes back
over one step and wants one step's gradient, of shape (n_a, m).
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "da[:, :, t] + da_prevt", "da + da_prevt"),),
    hints=(
        "Read the two shapes in the error message. Which of the two has an axis too many?",
        "Look at the first argument of lstm_cell_backward: how many steps does the cell go back over?",
        "Only the slice of this step goes in: da[:, :, t] + da_prevt, of shape (n_a, m).",
    ),
    outcome=Outcome.RAISES,
)
