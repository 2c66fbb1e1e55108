"""Returns an iterator that never ends."""

import itertools

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    return itertools.count()
