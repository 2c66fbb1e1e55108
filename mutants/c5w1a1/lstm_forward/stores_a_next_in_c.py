"""The hidden states are stored in c.

c[:, :, t] is given a_next, so c is returned as a copy of a. The loop goes on with c_next itself, so a, y, the caches
and every gradient are right; only c shows it.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "c[:, :, t] = c_next", "c[:, :, t] = a_next"),),
    hints=(
        "Compare the a and the c that you return. How do they differ?",
        "Look at the lines in the loop that store the results of a step.",
        "Slice t of c holds the cell state, c_next; yours holds a_next.",
    ),
)
