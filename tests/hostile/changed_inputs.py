"""Changes everything that it is given."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    xt *= 0
    a_prev += 1e9
    parameters.clear()
    return a_prev, xt, (a_prev, xt)
