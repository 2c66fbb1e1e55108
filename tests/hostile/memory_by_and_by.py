"""A list that grows to 3 GB."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    kept = [bytearray(10**7) for _ in range(300)]
    return len(kept)
