"""A process that starts the next one and ends, 2000 times."""

import os

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    if os.fork() == 0:
        for _ in range(2000):
            if os.fork():
                os._exit(0)
        os._exit(0)
    raise ValueError("a process was started")
