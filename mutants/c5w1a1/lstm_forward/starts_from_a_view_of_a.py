"""The initial hidden state is a[:, :, 0], which is still zeros.

a has just been allocated, so a0 is ignored and every step is wrong; the forward cells print the same as with a start
from zeros. The slice is also a view: storing the state of step 0 overwrites the a_prev in its cache, so dWi, dWc and
dWo differ even from that start's.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "a_next = a0", "a_next = a[:, :, 0]"),),
    hints=(
        "If you change a0, does anything that you return change?",
        "Look at the value that a_next has when the loop begins: what does a hold at that moment?",
        "a is still zeros before the loop, and a slice of it changes with a; a_next starts as a0.",
    ),
)
