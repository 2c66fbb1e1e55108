"""da_prevt is summed over the steps like a weight gradient.

da_prevt += stands for da_prevt =. The weights' gradients are sums over the steps, because all steps share the
weights. The hidden state is another one at every step: the da_prev of step t already holds everything that came
from later. The last two steps of dx are right, and all before are wrong, as are da0 and the weights.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_backward", 'da_prevt = gradients["da_prev"]', 'da_prevt += gradients["da_prev"]'),),
    hints=(
        "dx is right at the last two steps and wrong before them. What is in da_prevt at the third step visited?",
        "Look at how da_prevt is updated in the loop. Do all steps share one hidden state, as they share the weights?",
        "da_prevt is added to with +=. It must be replaced by this step's da_prev, which holds all later steps.",
    ),
)
