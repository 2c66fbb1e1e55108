"""The cell state starts again from zeros at every step.

The cell is given zeros and not the c_next that it just returned, so the long memory of the LSTM is cut and the forget
gate has nothing to keep. Step 0 of a, y and c is right and every later one is wrong. c_prev is zeros in all caches,
so dWf and dbf are exactly zero, and the other gradients are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_forward", "c_next = np.zeros((n_a, m))", "c0 = np.zeros((n_a, m))"),
        Edit(
            "lstm_forward",
            "lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)",
            "lstm_cell_forward(x[:, :, t], a_next, c0, parameters)",
        ),
    ),
    hints=(
        "Compare your c with the right one step by step. Which is the last step that agrees?",
        "Look at the two states that go into lstm_cell_forward: do both change from step to step?",
        "Zeros belong to step 0 alone; every step must be given the c_next of the step before.",
    ),
)
