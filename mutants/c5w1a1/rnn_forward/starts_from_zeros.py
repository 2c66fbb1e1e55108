"""The initial hidden state is zeros, and a0 is ignored.

a_next starts from np.zeros((n_a, m)). Step 0 is then wrong, and every later step with it, because each is computed
from the one before; the gradients follow. With an a0 of zeros nothing would show.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_forward", "a_next = a0", "a_next = np.zeros((n_a, m))"),),
    hints=(
        "If you change a0, does anything that you return change?",
        "Look at the value that a_next has when the loop begins.",
        "The hidden state before the first step is given: a_next starts as a0, not as zeros.",
    ),
    seen=(
        Seen("public notebooks, rnn_forward and lstm_forward together", 6),
        Seen("community.deeplearning.ai thread 521805"),
        Seen("community.deeplearning.ai thread 620405"),
    ),
)
