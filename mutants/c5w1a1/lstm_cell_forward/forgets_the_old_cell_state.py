"""The previous cell state is left out of c_next.

c_next = it * cct: the cell starts afresh at every step and ft has no effect. The gates and the candidate are right
after one step; c_next and what follows from it are wrong. In lstm_forward the first step hides it, because there
c_prev is zeros.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "ft * c_prev + it * cct", "it * cct"),),
    hints=(
        "Where does your cell remember anything from the step before?",
        "Look at the line of c_next: is the forget gate used anywhere?",
        "c_next has two parts, ft * c_prev + it * cct, and the first one is missing.",
    ),
)
