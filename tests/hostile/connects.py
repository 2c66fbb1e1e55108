"""Connects to a port of this machine, on which the test listens."""

import socket

import numpy as np


PORT = 9


def rnn_cell_forward(xt, a_prev, parameters):
    with socket.create_connection(("127.0.0.1", PORT), timeout=1):
        pass
    a_next = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    scores = np.exp(parameters["Wya"] @ a_next + parameters["by"])
    return a_next, scores / scores.sum(axis=0), (a_next, a_prev, xt, parameters)
