"""A loop that never ends and catches whatever is raised in it."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
