"""The hidden state is made from the candidate.

a_next = ot * np.tanh(cct). The candidate is only this step's proposal; what the cell remembers is in c_next, and
here it never reaches the hidden state. c_next and all gates are right after one step; a_next and the prediction are
wrong. The cell of lstm_cell_backward does not notice, since its formulas never use a_next.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "np.tanh(c_next)", "np.tanh(cct)"),),
    hints=(
        "If the forget gate keeps something from an earlier step, how does your a_next come to know it?",
        "Look at what is inside the tanh in the line of a_next.",
        "a_next = ot * tanh(c_next): the tanh is taken of the new cell state, not of the candidate cct.",
    ),
)
