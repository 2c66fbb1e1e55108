"""dc_prev leaves out the gradient that comes through the cell state.

Only the term with da_next is written; dc_next * ft is missing, the direct path along the cell state. It is the one
that lets an LSTM remember. On this cell dc_prev alone is wrong; in lstm_backward the last two steps still come out
right, because dc_next is zero at the last one.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_backward", "dc_next * ft + ot", "ot"),),
    hints=(
        "Which path through the LSTM carries gradients far back in time, and where is it in your lines?",
        "Look at dc_prev and compare the number of its terms with those of dft.",
        "dc_prev also needs the direct path along the cell state: dc_next * ft is added to the term with da_next.",
    ),
)
