"""The loop starts at step 1.

The first input is never read: slice 0 of a and y_pred stays zeros, and a0 meets the second input, so all later steps
are wrong too. The list of caches is one short and begins with step 1; rnn_backward ends in IndexError.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_forward", "range(T_x)", "range(1, T_x)"),),
    hints=(
        "What stands in slice 0 of your a?",
        "Look at the values that t takes: what are the first and the last?",
        "Python counts from 0: the steps are 0 to T_x - 1, so the loop runs over range(T_x), without a 1.",
    ),
    outcome=Outcome.WRONG_SHAPE,
    seen=(Seen("public notebooks, rnn_forward and lstm_forward together", 2),),
)
