"""The upstream gradient da is never used.

Only da_prevt goes into lstm_cell_backward as the first argument, and it starts from zeros, as dc_prevt does. The
gradients of a cell are linear in da_next and dc_next, so zeros give zeros at every step: all outputs have the right
shape and are zero, whatever da is.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "da[:, :, t] + da_prevt", "da_prevt"),),
    hints=(
        "Every gradient is 0. Where should the first number that is not 0 come from?",
        "Look at what goes into lstm_cell_backward: what does it hold at the first turn of the loop?",
        "da_next of step t is da[:, :, t] plus da_prevt; da_prevt alone starts from zeros and stays there.",
    ),
    outcome=Outcome.ZERO,
)
