"""a_prev is not transposed in dWaa.

dWaa is written as np.dot(dtanh, a_prev). Both are (n_a, m), and the examples must be summed over, so they have to
meet in the middle and a_prev must be turned. As it stands the inner sizes are m and n_a, 10 and 5 in this cell, and
np.dot raises. With a batch as large as the hidden state it would pass in silence.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "a_prev.T", "a_prev"),),
    hints=(
        "Which shapes does the error message name, and which shape should dWaa have?",
        "Look at the second factor in the line of dWaa: over which size must the product sum?",
        "The product must sum over the m examples, so dtanh (n_a, m) meets a_prev transposed, (m, n_a).",
    ),
    outcome=Outcome.RAISES,
)
