"""da is used at the last step only.

da_prevt = da[:, :, -1] before the loop, and then da_prevt alone goes into the cell. That is the gradient of a cost
that looks at the last hidden state only, but every step has an upstream gradient of its own. dx of the last step is
right; the earlier steps, the sums and da0 are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_backward", "da_prevt = np.zeros((n_a, m))", "da_prevt = da[:, :, -1]"),
        Edit("lstm_backward", "da[:, :, t] + da_prevt", "da_prevt"),
    ),
    hints=(
        "Change da at the first step only. Do your gradients change?",
        "Look at which slices of da are used before the loop and inside it.",
        "Each step adds its own slice: da[:, :, t] + da_prevt goes in, and da_prevt starts from zeros.",
    ),
)
