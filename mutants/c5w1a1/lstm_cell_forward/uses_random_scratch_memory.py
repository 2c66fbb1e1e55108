"""The scratch array concat is allocated with random numbers.

concat = np.random.randn(n_a + n_x, m) is filled completely afterwards, so every value that the function returns is
right and its own tests pass. But each call takes numbers from the global random stream, so whatever a cell draws
later differs: da_next and dc_next in the cell of lstm_cell_backward, da in that of lstm_backward. Correct gradients
then miss the tables.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "np.zeros((n_a + n_x, m))", "np.random.randn(n_a + n_x, m)"),),
    hints=(
        "Which of your functions could change the random numbers that a test cell draws after calling it?",
        "Look at how the memory for concat is made in lstm_cell_forward, before a_prev and xt are copied in.",
        "np.random.randn moves the random stream on at every call. Scratch memory comes from np.zeros.",
    ),
    outcome=Outcome.RIGHT,
    seen=(Seen("public notebooks", 1),),
)
