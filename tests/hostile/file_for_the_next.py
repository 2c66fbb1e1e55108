"""Leaves a file in the folder for temporary files, and says whether one was there."""

import os

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    path = "/tmp/hostile_file_for_the_next.txt"
    if os.path.exists(path):
        raise ValueError("a file was left behind")
    with open(path, "w") as file:
        file.write("x")
    a_next = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    scores = np.exp(parameters["Wya"] @ a_next + parameters["by"])
    return a_next, scores / scores.sum(axis=0), (a_next, a_prev, xt, parameters)
