"""The gradient is stored as dz, but used as dtanh.

The line of the tanh assigns its result to dz, a name for it in other courses, and the lines below read dtanh, which
nothing has assigned. The next line raises NameError. In a notebook where an earlier cell left a global dtanh, that
old array is used in silence.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "dtanh = (1 - a_next**2)", "dz = (1 - a_next**2)"),),
    hints=(
        "Which name does the error complain about, and where should that name get its value?",
        "Compare the name on the left of the tanh line with the name that the lines below it use.",
        "The result is stored as dz, and all later lines read dtanh. Both must be the same name.",
    ),
    outcome=Outcome.RAISES,
    seen=(Seen("public notebooks", 1),),
    wordings=("NameError: name '...' is not defined",),
)
