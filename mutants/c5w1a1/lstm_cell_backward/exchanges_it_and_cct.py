"""The update gate and the candidate are exchanged in dcct and dit.

In c_next = ft * c_prev + it * cct each factor's gradient has the other factor. Here dcct is built with cct, and dit
with it. dcct, dit, dWc, dbc, dWi, dbi, da_prev and dxt are wrong; the forget and output gates and dc_prev are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "dc_next * it", "dc_next * cct"),
        Edit("lstm_cell_backward", "it * da_next", "cct * da_next"),
        Edit("lstm_cell_backward", "dc_next * cct", "dc_next * it"),
        Edit("lstm_cell_backward", "cct * da_next", "it * da_next"),
    ),
    hints=(
        "In a product of two factors, what is the derivative with respect to the first one?",
        "Look at dcct and dit: which factor of it * cct stands in each of them before the gate's own derivative?",
        "The gradient of cct has the factor it, and the gradient of it has the factor cct; the two are exchanged.",
    ),
)
