"""The derivative of tanh is taken as 1 - c_next**2.

The formula 1 - a**2 needs the value of the tanh, and c_next is its input. The two agree only while c_next is small;
where c_next is beyond 1 in size the factor turns negative and the gradient changes its sign. dcct, dit, dft and
dc_prev are wrong, dot, dWo and dbo are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * it * da_next",
            "(1 - np.square(c_next)) * it * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * cct * da_next",
            "(1 - np.square(c_next)) * cct * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * c_prev * da_next",
            "(1 - np.square(c_next)) * c_prev * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * ft * da_next",
            "(1 - np.square(c_next)) * ft * da_next",
        ),
    ),
    hints=(
        "Can the derivative of tanh ever be negative? Can c_next be larger than 1?",
        "Look at the factor that stands for the tanh of c_next in dcct, dit, dft and dc_prev: what is being squared?",
        "c_next is the input of the tanh, so the factor is 1 - tanh(c_next)**2 and not 1 - c_next**2.",
    ),
)
