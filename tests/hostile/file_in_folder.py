"""Writes a file into the folder that it runs in."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    with open("left_behind.txt", "w") as file:
        file.write("x")
    a_next = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    scores = np.exp(parameters["Wya"] @ a_next + parameters["by"])
    return a_next, scores / scores.sum(axis=0), (a_next, a_prev, xt, parameters)
