"""All of da goes into every step.

da + da_prevt takes the gradients of all steps at once, of shape (n_a, m, T_x). One call of rnn_cell_backward
handles one step and wants (n_a, m). numpy cannot add the two shapes, 5, 10, 4 and 5, 10 in this cell, and raises.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "da[:, :, t] + da_prevt", "da + da_prevt"),),
    hints=(
        "Which shapes does the error message name, and how many steps does one turn of the loop handle?",
        "Look at what goes into rnn_cell_backward: which part of da belongs to step t?",
        "da holds all steps. Step t needs its slice da[:, :, t] plus da_prevt.",
    ),
    outcome=Outcome.RAISES,
)
