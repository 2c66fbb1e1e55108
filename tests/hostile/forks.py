"""Twenty processes that sleep for 3 seconds."""

import os
import time

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    for _ in range(20):
        if os.fork() == 0:
            time.sleep(3)
            os._exit(0)
    raise ValueError("twenty processes were started")
