"""The two carried gradients are exchanged.

da_prevt takes the cell's dc_prev and dc_prevt its da_prev. Both have the shape (n_a, m), so nothing raises, but the
gradient of the hidden state is passed on as that of the cell state and the other way round. dx of the last step is
right; the earlier steps and the sums are wrong, and da0 is the first step's dc_prev.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_backward", 'da_prevt = gradients["da_prev"]', 'da_prevt = gradients["dc_prev"]'),
        Edit("lstm_backward", 'dc_prevt = gradients["dc_prev"]', 'dc_prevt = gradients["da_prev"]'),
    ),
    hints=(
        "Two gradients go from each step to the one before. Which one belongs to which state?",
        "Look at the two lines after the cell's call: name on the left, key on the right.",
        "da_prevt takes the key da_prev and dc_prevt the key dc_prev; here the keys are exchanged.",
    ),
)
