"""The parameters of the output gate and of the candidate are read into each other.

Wo and bo are taken from the keys Wc and bc, and the other way round. The formulas below are right and the shapes
agree, so nothing raises. ft and it are right for this step; cct, ot and what follows from them are wrong. The cache
holds the unchanged dictionary, so lstm_cell_backward works with the proper names again and does not fit the forward
step.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", 'Wc = parameters["Wc"]', 'Wc = parameters["Wo"]'),
        Edit("lstm_cell_forward", 'bc = parameters["bc"]', 'bc = parameters["bo"]'),
        Edit("lstm_cell_forward", 'Wo = parameters["Wo"]', 'Wo = parameters["Wc"]'),
        Edit("lstm_cell_forward", 'bo = parameters["bo"]', 'bo = parameters["bc"]'),
    ),
    hints=(
        "Your formulas look right. Is every parameter in them the one that its name says?",
        "Look at the lines that read the weights and biases from the dictionary, name on the left, key on the right.",
        "Wo and bo are read from the keys Wc and bc, and Wc and bc from Wo and bo. Name and key must agree.",
    ),
)
