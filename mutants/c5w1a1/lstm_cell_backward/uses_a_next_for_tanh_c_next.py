"""The derivative of tanh is taken as 1 - a_next**2, as in the basic network.

In the basic network a_next is the tanh itself. In the LSTM a_next = ot * tanh(c_next), which is smaller than the
tanh, so 1 - a_next**2 is too large wherever the output gate is not fully open. dcct, dit, dft and dc_prev are wrong;
dot, dWo and dbo are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * it * da_next",
            "(1 - np.square(a_next)) * it * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * cct * da_next",
            "(1 - np.square(a_next)) * cct * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * c_prev * da_next",
            "(1 - np.square(a_next)) * c_prev * da_next",
        ),
        Edit(
            "lstm_cell_backward",
            "(1 - np.square(np.tanh(c_next))) * ft * da_next",
            "(1 - np.square(a_next)) * ft * da_next",
        ),
    ),
    hints=(
        "Is a_next the value of a tanh here, as it was in the basic network?",
        (
            "Look at the factor that stands for the tanh in dcct, dit, dft and dc_prev, and compare it with the "
            "formula of a_next."
        ),
        "a_next is ot * tanh(c_next), not tanh(c_next), so the factor is 1 - tanh(c_next)**2.",
    ),
)
