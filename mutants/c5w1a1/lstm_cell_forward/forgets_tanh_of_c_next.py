"""The new cell state goes into a_next without tanh.

a_next = ot * c_next. The cell state is unbounded, and the tanh is what keeps the hidden state between -1 and 1.
c_next and all gates are right after one step; a_next and the prediction are wrong. From the second step on
everything is, because a_next feeds the gates. The cell of lstm_cell_backward does not notice, since its formulas
never use a_next.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "np.tanh(c_next)", "c_next"),),
    hints=(
        "c_next matches and a_next does not. What lies between the two?",
        "Look at the line of a_next: what does the output gate multiply?",
        "a_next = ot * tanh(c_next): the cell state passes through tanh before the gate.",
    ),
)
