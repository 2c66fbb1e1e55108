"""The number of steps T_x is taken from x.

n_x, m, T_x = x.shape overwrites the T_x of da. In the test cell x has seven steps and da four, so the loop starts
at t = 6, where da has no slice: IndexError. Where x and da have equally many steps, nothing shows.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "n_x, m = x1.shape", "n_x, m, T_x = x.shape"),),
    hints=(
        "Compare the last axis of x with the last axis of da. Are they equally long?",
        "Look at the lines that read sizes from shapes: which one sets T_x last?",
        "T_x is the number of steps in da. The sizes n_x and m come from x1, the input of one step.",
    ),
    outcome=Outcome.RAISES,
)
