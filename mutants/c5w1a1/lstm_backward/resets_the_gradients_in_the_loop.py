"""The carried gradients are set back to zeros at every step.

da_prevt and dc_prevt are made zeros at the top of the loop's body, so what the later step handed down is thrown away
before it is used. The zeros belong before the loop, where they stand for the steps after the last one. dx of the last
step is right; the earlier steps, the sums and da0 are wrong, and da0 is not zeros: it holds what came out of the
first step alone.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_backward",
            "range(T_x)):",
            "range(T_x)):\n        da_prevt = np.zeros((n_a, m))\n        dc_prevt = np.zeros((n_a, m))",
        ),
    ),
    hints=(
        "What is in da_prevt and dc_prevt at the moment when the cell is called?",
        "Look at the lines at the top of the loop's body. How often do they run?",
        "da_prevt and dc_prevt start from zeros once, before the loop; in the loop the zeros erase what was carried.",
    ),
)
