"""dWaa is built with the new hidden state.

dWaa multiplies dtanh by a_next. Waa multiplied a_prev in the forward pass, and the gradient of a weight takes the
input that the weight met. Both states have the same shape, so nothing complains; only dWaa is wrong, and the other
four gradients are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "a_prev.T", "a_next.T"),),
    hints=(
        "What was Waa multiplied by in the forward pass?",
        "Only dWaa is wrong. Look at the second factor in its line.",
        "Waa met a_prev in the forward pass, so dWaa takes a_prev transposed; here it takes a_next.",
    ),
)
