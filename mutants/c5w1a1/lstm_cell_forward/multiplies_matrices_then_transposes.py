"""The output gate is applied by a matrix product with a transpose.

a_next = np.dot(ot, np.tanh(c_next).T): the transpose only silences the shape error of np.dot. The output gate
scales every entry of tanh(c_next) by its own number, and a matrix product mixes examples and units instead. The
shape becomes (n_a, n_a), and (n_y, n_a) for the prediction; c_next and the gates stay right. lstm_forward raises
when it stores a_next.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "ot * np.tanh(c_next)", "np.dot(ot, np.tanh(c_next).T)"),),
    hints=(
        "What is the shape of a_next, and what should it be for n_a units and m examples?",
        "Look at the product in the line of a_next: ot and tanh(c_next) have the same shape.",
        "The gate acts entry by entry: a_next = ot * tanh(c_next), with neither np.dot nor a transpose.",
    ),
    outcome=Outcome.WRONG_SHAPE,
    seen=(Seen("community.deeplearning.ai thread 41544"),),
)
