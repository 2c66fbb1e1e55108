"""The candidate's derivative is taken as if it were a sigmoid.

cct comes out of a tanh, whose derivative is 1 - cct**2; cct * (1 - cct) is what a sigmoid would have. It is negative
where cct is, so the gradient even changes its sign there. dcct, dWc, dbc, da_prev and dxt are wrong; the gates and
dc_prev are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_backward", "(1 - np.square(cct))", "cct * (1 - cct)"),),
    hints=(
        "Which activation does the candidate have in the forward pass? Is it the same as the gates'?",
        "Look at the last factors of dcct: can cct be negative, and what happens to the derivative then?",
        "cct is the value of a tanh, so its derivative is 1 - cct**2, not cct * (1 - cct).",
    ),
)
