"""dft is a copy of the line for dcct.

The factors are those of the candidate, it and 1 - cct**2, where the forget gate has c_prev and ft * (1 - ft). So dft
equals dcct, dWf equals dWc and dbf equals dbc, which shows at once when they are printed at the same place. da_prev
and dxt are wrong as well; the other gates, the candidate and dc_prev are right.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "dc_next * c_prev", "dc_next * it"),
        Edit("lstm_cell_backward", "c_prev * da_next) * ft * (1 - ft)", "it * da_next) * (1 - np.square(cct))"),
    ),
    hints=(
        "Compare dWf with dWc, and dbf with dbc. Would you expect them to be equal?",
        "Look at dft: which gate do the factors in that line belong to?",
        (
            "In dft the factor of both terms is c_prev and the last factors are ft * (1 - ft); the line has it and 1 "
            "- cct**2 instead."
        ),
    ),
    seen=(Seen("public notebooks"),),
)
