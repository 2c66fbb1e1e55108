"""The first term of dft is built with the candidate.

The forget gate multiplies c_prev in c_next = ft * c_prev + it * cct, so the gradient of ft has c_prev in both terms.
Formula (10) of early versions was printed with the candidate in the first. dft, dWf, dbf, da_prev and dxt are wrong;
where dc_next is zero (the last step) nothing shows.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_backward", "dc_next * c_prev", "dc_next * cct"),),
    hints=(
        "Which quantity does the forget gate multiply in the forward pass?",
        "Look at dft: do both of its terms agree on what the forget gate multiplies?",
        "The first term of dft is dc_next * c_prev; cct belongs to the update gate.",
    ),
)
