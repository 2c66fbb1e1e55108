"""dc_prev leaves out the gradient that comes through a_next.

Only dc_next * ft is written. c_prev reaches the cost through c_next, and c_next also through a_next, so the da_next
term belongs there too. On this cell dc_prev alone is wrong; in lstm_backward it is carried back, and every step but
the last is wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit(
            "lstm_cell_backward", "dc_next * ft + ot * (1 - np.square(np.tanh(c_next))) * ft * da_next", "dc_next * ft"
        ),
    ),
    hints=(
        "Along which paths does c_prev influence the cost, and do all of them appear in your line?",
        "Look at dc_prev and compare the number of its terms with those of dft.",
        (
            "dc_prev also needs the path through a_next: ot * (1 - tanh(c_next)**2) * ft * da_next is added to "
            "dc_next * ft."
        ),
    ),
)
