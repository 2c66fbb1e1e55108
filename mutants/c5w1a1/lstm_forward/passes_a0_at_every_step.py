"""Every step starts again from a0.

The cell is given a0 and not the hidden state that it just returned; only the cell state is carried. Step 0 of a, y
and c is right and every later one is wrong; all gradients are wrong, those of step 0 too, because they come back
through the later steps.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_forward",
            "lstm_cell_forward(x[:, :, t], a_next, c_next, parameters)",
            "lstm_cell_forward(x[:, :, t], a0, c_next, parameters)",
        ),
    ),
    hints=(
        "Compare your a with the right one step by step. Which is the last step that agrees?",
        "Look at the two states that go into lstm_cell_forward: do both change from step to step?",
        "a0 belongs to step 0 alone; every step must be given the a_next of the step before.",
    ),
    seen=(Seen("public notebooks, rnn_forward and lstm_forward together", 3),),
)
