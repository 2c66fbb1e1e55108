"""Every step overwrites the bias gradient of the others.

dba is assigned in the loop where it should be added to. All steps share the same bias, so its gradient is the sum
over the steps. The loop ends at t = 0, and only that step's share is left. The shape is right, and so are all other
gradients.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "dba += dbat", "dba = dbat"),),
    hints=(
        "Only dba is wrong. How many steps share the bias?",
        "Look at how the loop updates dba, and compare it with dWax and dWaa.",
        "dba is replaced at every step with =. It must be summed over the steps with +=.",
    ),
)
