"""The gradient of the last step is counted twice.

da_prevt starts as da[:, :, -1], and the first turn of the loop adds the same slice again. Nothing follows the last
step, so what flows back into it from later is zero. dx of the last step comes out exactly doubled, and the excess
is carried back into all other gradients.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "da_prevt = np.zeros((n_a, m))", "da_prevt = da[:, :, -1]"),),
    hints=(
        "Compare dx at the last step with the right one. By which factor is it off?",
        "Look at what da_prevt holds before the loop: which step would have sent it back?",
        "No step follows the last one, so da_prevt starts as zeros; da[:, :, -1] is added inside the loop already.",
    ),
)
