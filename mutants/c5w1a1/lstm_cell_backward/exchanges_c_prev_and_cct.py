"""c_prev and the candidate are exchanged in dft and dit.

In c_next = ft * c_prev + it * cct the forget gate multiplies c_prev and the update gate cct. Here dft is built with
cct, and dit with c_prev. dft, dit, dWf, dbf, dWi, dbi, da_prev and dxt are wrong; dcct, dot and dc_prev are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "dc_next * cct", "dc_next * c_prev"),
        Edit("lstm_cell_backward", "cct * da_next", "c_prev * da_next"),
        Edit("lstm_cell_backward", "dc_next * c_prev", "dc_next * cct"),
        Edit("lstm_cell_backward", "c_prev * da_next", "cct * da_next"),
    ),
    hints=(
        "c_next is a sum of two products. What does each of the two gates in it multiply?",
        "Look at dft and dit: does each have the quantity that its own gate multiplies?",
        (
            "The forget gate multiplies c_prev and the update gate multiplies cct; in dft and dit they are the other "
            "way round."
        ),
    ),
)
