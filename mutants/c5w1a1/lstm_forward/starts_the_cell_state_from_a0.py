"""The cell state starts from a0.

a0 is the hidden state before the first step; the cell state before it is zeros. With c_next = a0 the forget gate has
something to keep at step 0, so all steps of a, y and c are wrong, and all gradients with them. With an a0 of zeros
nothing would show.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "c_next = np.zeros((n_a, m))", "c_next = a0"),),
    hints=(
        "Which states are given before the first step, and which one do you have to choose?",
        "Look at the value that c_next has when the loop begins.",
        "a0 is the initial hidden state only; the initial cell state is zeros of shape (n_a, m).",
    ),
)
