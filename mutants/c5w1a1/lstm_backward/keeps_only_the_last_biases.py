"""Every step overwrites the bias gradients of the others.

The four lines of the biases have = for +=, so of the sum over the steps only the part of step 0, the last one that
the loop reaches, is left. dx, da0 and the four gradients of the weights are right; dbf, dbi, dbc and dbo are wrong,
and dbf is even zeros, because the cell state starts from zeros and the forget gate has no effect at step 0.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_backward", "dbf += gradients", "dbf = gradients"),
        Edit("lstm_backward", "dbi += gradients", "dbi = gradients"),
        Edit("lstm_backward", "dbc += gradients", "dbc = gradients"),
        Edit("lstm_backward", "dbo += gradients", "dbo = gradients"),
    ),
    hints=(
        "The weights' gradients match and the biases' do not. What differs between the lines in the loop?",
        "Look at the operator in the lines of dbf, dbi, dbc and dbo inside the loop.",
        "The biases are shared by all steps too, so their gradients add up: += where you have =.",
    ),
)
