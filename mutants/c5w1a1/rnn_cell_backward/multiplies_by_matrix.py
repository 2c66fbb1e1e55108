"""The slope of tanh and da_next are multiplied as matrices.

np.dot stands where an elementwise product belongs. tanh acts on every entry by itself, so each entry of da_next is
multiplied by its own slope. Both arrays are (n_a, m), which np.dot cannot multiply unless n_a equals m, and it
raises with their two shapes.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "(1 - a_next**2) * da_next", "np.dot(1 - a_next**2, da_next)"),),
    hints=(
        "Does tanh mix the units and examples with each other, or does it act on every entry by itself?",
        "Look at the product in the line of dtanh: which kind of product fits two arrays of one shape?",
        "The slope and da_next are multiplied entry by entry, with *; np.dot makes it a matrix product.",
    ),
    outcome=Outcome.RAISES,
)
