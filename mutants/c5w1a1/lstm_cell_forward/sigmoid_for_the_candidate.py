"""The candidate goes through a sigmoid instead of tanh.

cct = sigmoid(...), like the three gates. A gate is a fraction between 0 and 1, but the candidate is new content and
must be able to lower a cell as well as raise it, hence tanh with values between -1 and 1. ft, it and ot are right
for this step, while cct, c_next, a_next and the prediction are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "cct = np.tanh(", "cct = sigmoid("),),
    hints=(
        "Can your candidate ever be negative? Should it be able to?",
        "Compare the function in the line of cct with those of the three gates.",
        "Only ft, it and ot use sigmoid. The candidate is cct = tanh(Wc concat + bc).",
    ),
)
