"""The initial cell state is the whole array c.

c holds the cell states of all steps, (n_a, m, T_x), and the cell takes one of them, (n_a, m). The product of the
forget gate with it cannot be broadcast, so it raises at step 0 inside lstm_cell_forward.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "c_next = np.zeros((n_a, m))", "c_next = c"),),
    hints=(
        "The error message names two shapes. Which array has three axes?",
        "Look at the value that c_next has when the loop begins: what is its shape?",
        "c_next is the state of one step, zeros of shape (n_a, m); c has one such slice for each step.",
    ),
    outcome=Outcome.RAISES,
    seen=(Seen("public notebooks", 1),),
)
