"""The cache holds c_next before a_next.

cache = (c_next, a_next, ...). The returned states and the prediction are right, so lstm_forward prints correct
values. The tests look into the cache, and lstm_cell_backward unpacks it by position: it takes the hidden state for
the cell state, and every gradient comes out wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "cache = (a_next, c_next", "cache = (c_next, a_next"),),
    hints=(
        "Your a_next and c_next are right, so what does cache[1] hold?",
        "Look at the order of the tuple cache, and at how lstm_cell_backward unpacks it.",
        "The cache begins with a_next, then c_next; here the first two are exchanged.",
    ),
)
