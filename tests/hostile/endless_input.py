"""Waits for somebody to type."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    return input()
