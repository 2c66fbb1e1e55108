"""The derivative of tanh is written without the square.

1 - tanh(c_next) stands for 1 - tanh(c_next)**2 in dcct, dit, dft and dc_prev. The derivative of tanh is the same for
c and -c and never above 1; what is written goes up to 2 where c_next is negative. dot, dWo and dbo do not contain it
and are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * it * da_next",
            "(1 - np.tanh(c_next)) * it * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * cct * da_next",
            "(1 - np.tanh(c_next)) * cct * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * c_prev * da_next",
            "(1 - np.tanh(c_next)) * c_prev * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * ft * da_next",
            "(1 - np.tanh(c_next)) * ft * da_next",
        ),
    ),
    hints=(
        "The derivative of tanh is the same at c and at -c. Is that true of what you wrote?",
        "Look at the factor that stands for the tanh of c_next in dcct, dit, dft and dc_prev.",
        "The derivative of tanh is one minus the square of tanh: 1 - tanh(c_next)**2.",
    ),
)
