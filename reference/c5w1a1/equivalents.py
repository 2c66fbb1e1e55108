"""Other correct ways to write the functions, in which some mistakes show differently.

A shape that is wrong raises under `dba += dbat` and spreads under `dba = dba + dbat`; a gradient that is never
carried leaves da0 at zero or not, depending on where da0 comes from.
"""

from catalog import Edit, EquivalentVariant

RNN_GRADIENTS = ("dWax", "dWaa", "dba")
LSTM_GRADIENTS = ("dWf", "dWi", "dWc", "dWo", "dbf", "dbi", "dbc", "dbo")

EQUIVALENTS = (
    EquivalentVariant(
        "rnn_backward.accumulates_with_plus",
        tuple(Edit("rnn_backward", f"{name} += {name}t", f"{name} = {name} + {name}t") for name in RNN_GRADIENTS),
        for_exceptions=True,
    ),
    EquivalentVariant(
        "rnn_backward.takes_da0_from_the_last_gradients",
        (Edit("rnn_backward", "da0 = da_prevt", 'da0 = gradients["da_prev"]'),),
    ),
    EquivalentVariant(
        "lstm_backward.accumulates_with_plus",
        tuple(
            Edit("lstm_backward", f'{name} += gradients["{name}"]', f'{name} = {name} + gradients["{name}"]')
            for name in LSTM_GRADIENTS
        ),
        for_exceptions=True,
    ),
    EquivalentVariant(
        "lstm_backward.takes_da0_from_the_last_gradients",
        (Edit("lstm_backward", "da0 = da_prevt", 'da0 = gradients["da_prev"]'),),
    ),
)
