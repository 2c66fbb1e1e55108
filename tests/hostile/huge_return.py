"""Returns an array of 400 MB."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    return np.ones((50, 10**6)), xt, (xt,)
