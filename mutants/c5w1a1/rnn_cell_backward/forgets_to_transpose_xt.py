"""xt is not transposed in dWax.

dWax is written as np.dot(dtanh, xt). dtanh is (n_a, m) and xt (n_x, m): the examples must be summed over, so they
have to meet in the middle, and xt must be turned. As it stands the inner sizes are m and n_x, 10 and 3 in this
cell, and np.dot raises.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "xt.T", "xt"),),
    hints=(
        "Which shapes does the error message name, and which shape should dWax have?",
        "Look at the second factor in the line of dWax: over which size must the product sum?",
        "The product must sum over the m examples, so dtanh (n_a, m) meets xt transposed, (m, n_x).",
    ),
    outcome=Outcome.RAISES,
)
