"""Wax is not transposed on the way back.

dxt is written as np.dot(Wax, dtanh). Wax is (n_a, n_x) and leads from the input to the hidden state; the way back
needs its transpose. The inner sizes n_x and n_a differ, 3 and 5 in this cell, and np.dot raises. Where n_x equals
n_a it would pass in silence.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "Wax.T", "Wax"),),
    hints=(
        "Which shapes does the error message name, and which shape should dxt have?",
        "Look at the first factor in the line of dxt: which way does Wax lead, and which way do you go?",
        "Wax is (n_a, n_x) and dtanh (n_a, m). Only Wax transposed fits, and gives (n_x, m).",
    ),
    outcome=Outcome.RAISES,
)
