"""A loop that never ends."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    while True:
        pass
