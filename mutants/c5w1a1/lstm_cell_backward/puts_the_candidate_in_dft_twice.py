"""Both terms of dft are built with the candidate.

In c_next = ft * c_prev + it * cct the forget gate multiplies c_prev; cct is what the update gate multiplies. With cct
in both terms dft is dit but for the gate's own derivative. dWf, dbf, da_prev and dxt are wrong; the other gates, the
candidate and dc_prev are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "dc_next * c_prev", "dc_next * cct"),
        Edit("lstm_cell_backward", "c_prev * da_next", "cct * da_next"),
    ),
    hints=(
        "c_next is a sum of two products. Which one has the forget gate in it, and with what?",
        "Look at dft, and compare it with dit: what should differ between the two besides the gate's derivative?",
        "The forget gate multiplies c_prev, so both terms of dft have c_prev where cct stands.",
    ),
)
