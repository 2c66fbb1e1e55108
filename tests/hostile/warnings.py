"""Warns a thousand times, and turns warnings into errors."""

import warnings

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    for number in range(1000):
        warnings.warn(f"warning {number}", stacklevel=1)
    warnings.simplefilter("error")
    a_next = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    scores = np.exp(parameters["Wya"] @ a_next + parameters["by"])
    return a_next, scores / scores.sum(axis=0), (a_next, a_prev, xt, parameters)
