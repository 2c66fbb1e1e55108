"""A variable is used that was never given a value.

Here the line of the tanh stores its result as dz, a name for it in other courses, and the lines below read dtanh.
The next line raises NameError, whatever the two names are. In a notebook where an earlier cell left a global of that
name, the old array is used in silence.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "dtanh = (1 - a_next**2)", "dz = (1 - a_next**2)"),),
    hints=(
        "Which name does the error message complain about, and where should that name get its value?",
        "Compare the name on the left of the tanh line with the names that the lines below it read.",
        "The gradient behind the tanh is stored under one name and read under another. Both must be the same.",
    ),
    outcome=Outcome.RAISES,
    seen=(Seen("public notebooks", 1),),
    wordings=("NameError: name '...' is not defined",),
)
