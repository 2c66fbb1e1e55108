"""The cell state's gradient, dc_prevt, is added to da.

da[:, :, t] + dc_prevt is the first argument. da is a gradient with respect to the hidden state, so what is added to
it must be one too; the cell state's gradient has its own argument and now enters twice, while da_prevt is lost. dx
of the last step is right; the earlier steps, the sums and da0 are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "da[:, :, t] + da_prevt", "da[:, :, t] + dc_prevt"),),
    hints=(
        "da belongs to the hidden state. Which state does the gradient belong to that you add to it?",
        "Look at the first argument of lstm_cell_backward, and at where da_prevt is used.",
        "da_next of step t is da[:, :, t] + da_prevt; dc_prevt goes in as the second argument only.",
    ),
)
