"""Returns a list of ten million numbers."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    return [0.0] * 10**7, xt, (xt,)
