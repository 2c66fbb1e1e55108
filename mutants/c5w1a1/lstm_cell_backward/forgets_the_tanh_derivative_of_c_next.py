"""The derivative of tanh(c_next) is missing on the way from a_next to c_next.

a_next = ot * tanh(c_next), so da_next reaches c_next with the factors ot and 1 - tanh(c_next)**2. The second is left
out in dcct, dit, dft and dc_prev, and the da_next terms are too large. Only dot, dWo and dbo are right, because the
output gate lies outside the tanh.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "ot * (1 - np.square(np.tanh(c_next))) * it", "ot * it"),
        Edit("lstm_cell_backward", "ot * (1 - np.square(np.tanh(c_next))) * cct", "ot * cct"),
        Edit("lstm_cell_backward", "ot * (1 - np.square(np.tanh(c_next))) * c_prev", "ot * c_prev"),
        Edit("lstm_cell_backward", "ot * (1 - np.square(np.tanh(c_next))) * ft", "ot * ft"),
    ),
    hints=(
        "How does a change of c_next become a change of a_next? Name every operation on the way.",
        (
            "Look at the da_next terms in dcct, dit, dft and dc_prev: what stands there for the tanh of a_next = ot * "
            "tanh(c_next)?"
        ),
        "Each da_next term needs ot and also the factor 1 - tanh(c_next)**2, the derivative of tanh at c_next.",
    ),
)
