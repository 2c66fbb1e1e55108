"""No gradient is carried from one step to the one before.

da_prevt and dc_prevt are never assigned in the loop and stay zeros: each step sees only its own da[:, :, t], as if
the steps were not connected, neither through the hidden state nor through the cell state. dx of the last step is
right, since nothing comes after it; the earlier steps, the sums for weights and biases and da0 are wrong. da0 is
zeros, unless it is taken from the gradients of the first step themselves.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit("lstm_backward", 'da_prevt = gradients["da_prev"]', ""),
        Edit("lstm_backward", 'dc_prevt = gradients["dc_prev"]', ""),
    ),
    hints=(
        "dx of the last step is right, and those before it are not. What do they need that the last one does not?",
        "Look for the places where da_prevt and dc_prevt get a new value inside the loop.",
        "After each call, da_prevt and dc_prevt must take the da_prev and dc_prev that the cell returned.",
    ),
    seen=(Seen("public notebooks", 48),),
)
