"""The forget gate and the update gate are exchanged in c_next.

c_next = it * c_prev + ft * cct. The forget gate says how much of the previous cell state stays, the update gate how
much of the candidate comes in. The gates themselves and the candidate are right, and all shapes fit; c_next and what
follows from it are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "ft * c_prev", "it * c_prev"),
        Edit("lstm_cell_forward", "it * cct", "ft * cct"),
    ),
    hints=(
        "Which gate should decide how much of the previous cell state is kept?",
        "Look at the two products in the line of c_next: which gate meets which content?",
        "c_next = ft * c_prev + it * cct: ft goes with the previous cell state and it with the candidate.",
    ),
)
