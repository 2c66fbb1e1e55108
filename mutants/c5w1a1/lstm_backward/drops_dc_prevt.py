"""The gradient through the cell state is dropped; only the hidden state's is carried.

dc_prevt is never assigned in the loop and stays zeros, so the cell is told at every step that the later cell states
do not depend on its own. That path, multiplied only by the forget gate, is the LSTM's long memory. dx of the last
step is right; the earlier steps, the sums and da0 are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_backward", 'dc_prevt = gradients["dc_prev"]', ""),),
    hints=(
        "The cell returns gradients for two states. Which of the two reaches the step before?",
        "Look for the place where dc_prevt gets a new value inside the loop.",
        "After each call dc_prevt must take gradients['dc_prev']; it stays zeros now.",
    ),
)
