"""Every step overwrites the weight and bias gradients of the others.

dWax, dWaa and dba are assigned in the loop where they should be added to. All steps share the same weights, so
their gradients are the sum over the steps. The loop ends at t = 0, and only that step's share is left. The shapes
are right, and so are dx and da0.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("rnn_backward", "dWax += dWaxt", "dWax = dWaxt"),
        Edit("rnn_backward", "dWaa += dWaat", "dWaa = dWaat"),
        Edit("rnn_backward", "dba += dbat", "dba = dbat"),
    ),
    hints=(
        "dx and da0 are right, the weights are not. How many steps share each weight?",
        "Look at how the loop updates dWax, dWaa and dba: what becomes of the steps already visited?",
        "The three are replaced at every step with =. They must be summed over the steps with +=.",
    ),
)
