"""tanh is taken of c_prev, the previous cell state.

The forward pass takes the tanh of the new cell state, a_next = ot * tanh(c_next), so its value and its derivative are
those at c_next. With c_prev every line that has it is wrong, dot included, and so every gradient of the cell; nothing
raises, because both have the shape (n_a, m).
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "np.tanh(c_next) * ot", "np.tanh(c_prev) * ot"),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * it * da_next",
            "(1 - np.square(np.tanh(c_prev))) * it * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * cct * da_next",
            "(1 - np.square(np.tanh(c_prev))) * cct * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * c_prev * da_next",
            "(1 - np.square(np.tanh(c_prev))) * c_prev * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * ft * da_next",
            "(1 - np.square(np.tanh(c_prev))) * ft * da_next",
        ),
    ),
    hints=(
        "Of which cell state does the forward pass take the tanh, the previous one or the new one?",
        "Look at every tanh in dot, dcct, dit, dft and dc_prev: what is its argument?",
        "a_next is ot * tanh(c_next), so c_next is the argument of the tanh in all these lines, not c_prev.",
    ),
)
