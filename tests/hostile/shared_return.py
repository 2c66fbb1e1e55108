"""Returns ten lists of ten lists of ten, thirty times over, that are all one."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    shared = [xt]
    for _ in range(30):
        shared = [shared] * 10
    return shared, xt, (shared,)
