"""Asks for 100 GB at once."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    return np.ones(100 * 10**9 // 8)
