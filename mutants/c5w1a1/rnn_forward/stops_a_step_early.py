"""The loop ends one step too early.

range(T_x) already leaves out T_x, so range(T_x - 1) leaves out the last step: its slice of a and y_pred stays zeros
and its cache is missing. All other steps are right. The public test does not look at the last step and passes;
rnn_backward asks for the missing cache and ends in IndexError.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_forward", "range(T_x)", "range(T_x - 1)"),),
    hints=(
        "What stands in the last slice of your a?",
        "Look at the values that t takes: what are the first and the last?",
        "range(n) ends at n - 1 by itself, so T_x steps are range(T_x); yours runs one step less.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
