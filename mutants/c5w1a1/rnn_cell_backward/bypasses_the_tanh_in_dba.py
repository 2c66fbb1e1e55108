"""dba is computed from da_next and skips the tanh.

dba is the sum of da_next where it should be the sum of dtanh. The bias is added inside the tanh, so its gradient
carries the slope of the tanh like all others. Both arrays are (n_a, m) and no shape complains. Only dba is wrong,
here and in rnn_backward.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "np.sum(dtanh,", "np.sum(da_next,"),),
    hints=(
        "Four gradients are right and one is not. What do the four have in common in their lines?",
        "Look at the line of dba: which array is summed?",
        "The bias is added inside the tanh, so dba sums dtanh over the examples; here it sums da_next.",
    ),
)
