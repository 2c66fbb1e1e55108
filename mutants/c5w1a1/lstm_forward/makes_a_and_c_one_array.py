"""a and c are two names for one array.

c = a copies nothing. The loop stores a_next and then c_next in the same place, so the array ends with the cell
states, and a is returned with the values of c. c, y, the caches and every gradient are right, because the loop goes
on with a_next and c_next.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "c = np.zeros((n_a, m, T_x))", "c = a"),),
    hints=(
        "Compare the a and the c that you return. How do they differ?",
        "Look at the lines that allocate a and c: how many arrays are there?",
        "Assigning a to c makes a second name, not a second array; c needs zeros of its own.",
    ),
    seen=(Seen("public notebooks", 1),),
)
