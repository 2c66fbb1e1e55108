"""tanh is applied to the candidate a second time in dcct.

cct from the cache is the value of the tanh, so the derivative is 1 - cct**2. 1 - tanh(cct)**2 is the derivative at
another point: it is never below 0.41, so saturated candidates let too much through. dcct, dWc, dbc, da_prev and dxt
are wrong; the gates and dc_prev are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_backward", "(1 - np.square(cct))", "(1 - np.square(np.tanh(cct)))"),),
    hints=(
        "Is cct in the cache the input of the tanh or its output?",
        "Look at the last factor of dcct and compare it with the derivative of tanh written with its own value.",
        "cct is already tanh of something, so the factor is 1 - cct**2 and not 1 - tanh(cct)**2.",
    ),
)
