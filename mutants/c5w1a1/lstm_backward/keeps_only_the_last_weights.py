"""Every step overwrites the weight and bias gradients of the others.

The eight lines have = for +=. All steps share the same weights, so the gradient of the cost is the sum over the
steps; here only the part of step 0, the last one that the loop reaches, is left. dx and da0 are right, all
gradients of weights and biases wrong; dWf and dbf are even zeros, because the cell state starts from zeros and the
forget gate has no effect there.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_backward", "dWf += gradients", "dWf = gradients"),
        Edit("lstm_backward", "dWi += gradients", "dWi = gradients"),
        Edit("lstm_backward", "dWc += gradients", "dWc = gradients"),
        Edit("lstm_backward", "dWo += gradients", "dWo = gradients"),
        Edit("lstm_backward", "dbf += gradients", "dbf = gradients"),
        Edit("lstm_backward", "dbi += gradients", "dbi = gradients"),
        Edit("lstm_backward", "dbc += gradients", "dbc = gradients"),
        Edit("lstm_backward", "dbo += gradients", "dbo = gradients"),
    ),
    hints=(
        "dx and da0 are right. How many steps use Wf, and how many of them contribute to your dWf?",
        "Look at the operator in the lines of dWf to dbo inside the loop.",
        "The weights are shared by all steps, so their gradients add up over the loop: += where you have =.",
    ),
)
