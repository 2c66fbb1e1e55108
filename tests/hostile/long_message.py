"""Raises an exception whose message is 100 MB long."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    raise ValueError("x" * 10**8)
