"""The gradient da_next does not reach the cell state.

dc_next is taken for the whole gradient of c_next. c_next also goes into a_next = ot * tanh(c_next), so the terms with
da_next belong in dcct, dit, dft and dc_prev. dot, dWo and dbo are right. In lstm_backward dc_next starts as zero and
stays zero, so only the output gate learns anything.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_cell_backward", "dc_next * it + ot * (1 - np.square(np.tanh(c_next))) * it * da_next", "dc_next * it"
        ),
        Edit(
            "lstm_cell_backward",
            "dc_next * cct + ot * (1 - np.square(np.tanh(c_next))) * cct * da_next",
            "dc_next * cct",
        ),
        Edit(
            "lstm_cell_backward",
            "dc_next * c_prev + ot * (1 - np.square(np.tanh(c_next))) * c_prev * da_next",
            "dc_next * c_prev",
        ),
        Edit(
            "lstm_cell_backward", "dc_next * ft + ot * (1 - np.square(np.tanh(c_next))) * ft * da_next", "dc_next * ft"
        ),
    ),
    hints=(
        "The cost depends on c_next in two ways. Which of them do your lines have?",
        "Look at dcct, dit, dft and dc_prev: what happens in them when dc_next is zero?",
        (
            "The gradient of c_next is dc_next + ot * (1 - tanh(c_next)**2) * da_next; the second term is missing in "
            "all four lines."
        ),
    ),
)
