"""The parameters of the output gate and of the candidate are exchanged.

cct is computed with Wo and bo, and ot with Wc and bc. The shapes agree, so nothing raises. ft and it are right for
this step; cct, ot and what follows from them are wrong. lstm_cell_backward takes each weight for its own gate again,
so it does not fit the forward step, and its gradients are wrong too.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "np.dot(Wc, concat) + bc", "np.dot(Wo, concat) + bo"),
        Edit("lstm_cell_forward", "np.dot(Wo, concat) + bo", "np.dot(Wc, concat) + bc"),
    ),
    hints=(
        "ft and it are right. Which lines make the values that are wrong, and which parameters do they use?",
        "Look at the lines of cct and ot: which weight and which bias stands in each?",
        "The candidate cct has Wc and bc, and the output gate ot has Wo and bo; yours have them exchanged.",
    ),
)
