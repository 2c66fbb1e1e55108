"""The gradient dc_next, which comes through the cell state, is never used.

c_next goes into a_next and also into the next step, so its gradient is dc_next plus what comes from da_next. The
dc_next terms are left out in dcct, dit, dft and dc_prev. dot, dWo and dbo are right, and at the last step, where
dc_next is zero, everything is: in lstm_backward it shows only before that.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "dc_next * it + ot", "ot"),
        Edit("lstm_cell_backward", "dc_next * cct + ot", "ot"),
        Edit("lstm_cell_backward", "dc_next * c_prev + ot", "ot"),
        Edit("lstm_cell_backward", "dc_next * ft + ot", "ot"),
    ),
    hints=(
        "The function takes two gradients. Where does each of them enter your lines?",
        "Look at dcct, dit, dft and dc_prev: through which two paths does the cost depend on c_next?",
        (
            "The gradient of c_next is dc_next + ot * (1 - tanh(c_next)**2) * da_next; the term with dc_next is "
            "missing in all four lines."
        ),
    ),
)
