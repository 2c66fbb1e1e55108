"""The cell's prediction and its cell state are unpacked in the wrong order.

lstm_cell_forward returns a_next, c_next, yt, cache, while lstm_forward returns a, y, c, caches, and the second order
is used for the first. c_next is then a prediction of n_y rows, which does not fit into c: numpy raises. Only with
n_y = n_a would it run and be wrong in silence.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "a_next, c_next, yt, cache", "a_next, yt, c_next, cache"),),
    hints=(
        "The error message names two shapes. Which quantity has n_y rows, and where is it going?",
        "Compare the names on the left of the call of the cell with what lstm_cell_forward returns.",
        "The cell returns c_next second and the prediction third; yours has the two exchanged.",
    ),
    outcome=Outcome.RAISES,
)
