"""dba is summed over the hidden units.

The sum runs over axis 0, the n_a hidden units, and keeps the m examples: shape (1, m) for (n_a, 1). Each unit has
its own bias, shared by all examples, so the examples must be summed. dba[4] does not exist in (1, 10), and in
rnn_backward the addition to dba of shape (n_a, 1) raises.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "axis=1", "axis=0"),),
    hints=(
        "How many biases does this layer have, and how many numbers are in your dba?",
        "Look at the axis in the line of dba. Which axis of dtanh holds the examples?",
        "dtanh is (n_a, m). The examples are on axis 1, and dba must sum over them; axis=0 sums over the units.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
