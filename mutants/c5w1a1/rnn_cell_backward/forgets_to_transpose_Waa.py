"""Waa is not transposed on the way back.

da_prev is written as np.dot(Waa, dtanh). Going back through a product takes the transpose of the matrix: unit j of
a_prev reached unit i through Waa[i, j]. Waa is square, so no shape complains. In this cell only da_prev is wrong; in
rnn_backward everything but dx of the last step is wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "Waa.T", "Waa"),),
    hints=(
        "Which of the weight matrices is square, so that a wrong orientation raises no error?",
        "Only da_prev is wrong. Compare its line with the line of dxt.",
        "Going back through Waa takes its transpose; here da_prev is made with Waa as it is.",
    ),
)
