"""The initial hidden state is zeros, and a0 is ignored.

a_next starts from np.zeros((n_a, m)), as the cell state does. But the hidden state before the first step is given.
Step 0 is wrong, and every later step with it, because each is computed from the one before; the gradients follow.
With an a0 of zeros nothing would show.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "a_next = a0", "a_next = np.zeros((n_a, m))"),),
    hints=(
        "If you change a0, does anything that you return change?",
        "Look at the values that a_next and c_next have when the loop begins. Which of the two is given?",
        "Only the cell state starts from zeros; a_next starts as a0.",
    ),
    seen=(Seen("public notebooks, rnn_forward and lstm_forward together", 6),),
)
