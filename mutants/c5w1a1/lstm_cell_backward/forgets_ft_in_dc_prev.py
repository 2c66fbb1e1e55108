"""The second term of dc_prev lacks the factor ft.

c_prev reaches c_next through the forget gate, c_next = ft * c_prev + ..., so both terms of dc_prev have the factor
ft. The term with da_next is written without it. On this cell dc_prev alone is wrong; in lstm_backward it is carried
back, and every step but the last is wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * ft * da_next",
            "(1 - np.square(np.tanh(c_next))) * da_next",
        ),
    ),
    hints=(
        "If the forget gate is closed, how much gradient should reach c_prev?",
        "Look at dc_prev: what does each of its two terms contain of the forget gate?",
        (
            "ft multiplies both terms of dc_prev, dc_next and ot * (1 - tanh(c_next)**2) * da_next; in the second it "
            "is missing."
        ),
    ),
)
