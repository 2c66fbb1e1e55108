"""The gates' derivatives are taken as if they were tanh.

ft, it and ot come out of a sigmoid, whose derivative is g * (1 - g), never above 1/4. 1 - g**2 is what a tanh would
have, and does not vanish for a closed gate. dft, dit, dot and everything computed from them are wrong; dcct, dWc, dbc
and dc_prev are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "ot * (1 - ot)", "(1 - np.square(ot))"),
        Edit("lstm_cell_backward", "it * (1 - it)", "(1 - np.square(it))"),
        Edit("lstm_cell_backward", "ft * (1 - ft)", "(1 - np.square(ft))"),
    ),
    hints=(
        "Which of the four activations in the cell are sigmoids and which are tanh?",
        "Look at the last factors of dot, dit and dft: what should a gate's derivative be when the gate is closed?",
        "ft, it and ot are sigmoids: the factors are ft * (1 - ft), it * (1 - it) and ot * (1 - ot).",
    ),
)
