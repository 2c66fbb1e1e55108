"""Starts a thousand threads that sleep for 30 seconds."""

import threading
import time

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    for _ in range(1000):
        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
    raise ValueError("a thousand threads were started")
