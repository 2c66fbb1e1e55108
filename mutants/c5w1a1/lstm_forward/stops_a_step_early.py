"""The loop ends one step too early.

range(T_x) already leaves out T_x, so range(T_x - 1) leaves out the last step: its slice of a, y and c stays zeros and
its cache is missing. All other steps are right. The cell prints the last step of a and shows a zero; the public test
does not look there and passes, and the cell of lstm_backward uses the first four steps of seven and is right.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "range(T_x)", "range(T_x - 1)"),),
    hints=(
        "What stands in the last slice of your a?",
        "Look at the values that t takes: what are the first and the last?",
        "range(n) ends at n - 1 by itself, so T_x steps are range(T_x); yours runs one step less.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
