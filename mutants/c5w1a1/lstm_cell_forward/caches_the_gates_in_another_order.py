"""The cache holds the update gate before the forget gate.

cache = (..., it, ft, cct, ot, ...). The returned states and the prediction are right, and the cells of the forward
exercises print nothing of these places; only the public test looks there. lstm_cell_backward unpacks by position
and takes each gate for the other, so all but dWo and dbo comes out wrong there.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_cell_forward",
            "cache = (a_next, c_next, a_prev, c_prev, ft, it",
            "cache = (a_next, c_next, a_prev, c_prev, it, ft",
        ),
    ),
    hints=(
        "Do the names that lstm_cell_backward unpacks from the cache hold what they say?",
        "Look at the places of the gates in the tuple cache in lstm_cell_forward.",
        "The gates go ft, it, cct, ot in the cache; here it comes before ft.",
    ),
)
