"""The candidate never goes through tanh.

cct is the linear combination Wc concat + bc itself, which is not bounded, where it should lie between -1 and 1.
c_next gets contributions that are too large, and all that follows from it is wrong. ft, it and ot are right for
this step.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_forward", "cct = np.tanh(np", "cct = np"),
        Edit("lstm_cell_forward", "concat) + bc)", "concat) + bc"),
    ),
    hints=(
        "What range should the entries of the candidate have, and what range do yours have?",
        "Look at the line of cct: which function comes after the linear combination?",
        "The candidate is tanh(Wc concat + bc); the tanh is missing.",
    ),
)
