"""The initial cell state is a view of c, and the loop overwrites it.

c[:, :, 0] is zeros when the loop begins, so a, y and c are right and every public test passes. But it is no copy: the
cache of step 0 keeps this window on c as its c_prev, and storing c_next in c[:, :, 0] fills it. c_prev of step 0 is
then the state after the step instead of zeros. lstm_backward computes dft from it, which should be 0 at t = 0 and is
not: dx at t = 0, da0, dWf and dbf are wrong, and all else is right.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "c_next = np.zeros((n_a, m))", "c_next = c[:, :, 0]"),),
    hints=(
        "In lstm_backward dx is wrong at t = 0 only. What does it read that no forward cell prints?",
        "Print c_prev in the cache of step 0 after the loop. It should be zeros: what is it, and who wrote it?",
        "c[:, :, 0] is a view, which changes when c is stored to; c_next needs zeros (n_a, m) of its own.",
    ),
    seen=(Seen("public notebooks", 22), Seen("community.deeplearning.ai thread 67533")),
)
