"""dba is averaged over the batch.

np.mean stands for np.sum. The same bias is added for every example, so its gradient is the sum of what all of them
send back. A mean is that sum divided by m, here by 10. Only dba is wrong, with the right shape and sign; the other
four gradients are right.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "np.sum", "np.mean"),),
    hints=(
        "By which factor is dba off, and which size in this cell equals that factor?",
        "Look at how dba puts the columns of dtanh, one for each example, together.",
        "dba is the sum of dtanh over the examples. np.mean divides that sum by m.",
    ),
    seen=(Seen("public notebooks", 1),),
)
