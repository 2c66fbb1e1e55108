"""The bias gradients are averaged over the batch.

da_next and dc_next are gradients of the whole cost, so a factor 1/m, if the cost has one, is in them already. The
bias reaches the cost through every example, and the paths add up. dbf, dbi, dbc and dbo are too small by the factor
m; everything else is right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "np.sum(dft", "np.mean(dft"),
        Edit("lstm_cell_backward", "np.sum(dit", "np.mean(dit"),
        Edit("lstm_cell_backward", "np.sum(dcct", "np.mean(dcct"),
        Edit("lstm_cell_backward", "np.sum(dot", "np.mean(dot"),
    ),
    hints=(
        "Divide the expected bias gradients by yours. What is that number, and which size in the cell is equal to it?",
        "Look at dbf, dbi, dbc and dbo: how are the examples put together?",
        "The bias gradients are sums over the batch; np.mean divides them by m.",
    ),
)
