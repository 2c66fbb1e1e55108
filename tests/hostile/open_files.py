"""Opens a thousand files and keeps them."""

import os

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    kept = [open(os.devnull) for _ in range(1000)]
    return len(kept)
