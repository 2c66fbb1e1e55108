"""Every step starts again from a0.

The cell is given a0 and not the hidden state that it just returned, so nothing is carried from step to step. Step 0
of a and y_pred is right and every later one is wrong; all gradients are wrong, those of step 0 too, because they come
back through the later steps.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit(
            "rnn_forward",
            "rnn_cell_forward(x[:, :, t], a_next, parameters)",
            "rnn_cell_forward(x[:, :, t], a0, parameters)",
        ),
    ),
    hints=(
        "Compare your a with the right one step by step. Which is the last step that agrees?",
        "Look at the hidden state that goes into rnn_cell_forward: does it change from step to step?",
        "a0 belongs to step 0 alone; every step must be given the a_next of the step before.",
    ),
    seen=(Seen("public notebooks, rnn_forward and lstm_forward together", 3),),
)
