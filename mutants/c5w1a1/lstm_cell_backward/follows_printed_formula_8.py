"""dcct has an extra factor cct and a second tanh, as formula (8) was misprinted.

The formula in early versions of the notebook multiplies the da_next term by cct and ends with 1 - tanh(cct)**2. The
derivative of c_next by cct is it alone, and cct is a tanh already, so 1 - cct**2 is its derivative. dcct, dWc, dbc,
da_prev and dxt are wrong; the gates and dc_prev are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "it * da_next) * (1", "it * da_next * cct) * (1"),
        Edit("lstm_cell_backward", "(1 - np.square(cct))", "(1 - np.square(np.tanh(cct)))"),
    ),
    hints=(
        "dWf, dWi and dWo agree with the table. Which one does not, and where did its formula come from?",
        (
            "Look at dcct. By what does c_next change when cct changes a little, and what is the derivative of tanh "
            "in terms of its value?"
        ),
        (
            "dcct is (dc_next * it + ot * (1 - tanh(c_next)**2) * it * da_next) * (1 - cct**2): no further cct and no "
            "further tanh."
        ),
    ),
)
