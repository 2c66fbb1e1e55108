"""Calls of numpy that never end, one after the other."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    large = np.ones((2000, 2000))
    while True:
        large = large @ large * 0
