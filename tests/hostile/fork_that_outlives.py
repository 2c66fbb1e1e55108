"""A process in a session of its own that sleeps for 30 seconds after its parent has ended."""

import os
import time

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(30)
        os._exit(0)
    raise ValueError("a process was started")
