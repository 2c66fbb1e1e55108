"""Writes a file of 64 MB, and removes it."""

import os

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    path = f"/tmp/hostile_big_file.{os.getpid()}"
    try:
        with open(path, "wb") as file:
            for _ in range(64):
                file.write(b"x" * 10**6)
    finally:
        os.remove(path)
    a_next = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    scores = np.exp(parameters["Wya"] @ a_next + parameters["by"])
    return a_next, scores / scores.sum(axis=0), (a_next, a_prev, xt, parameters)
