"""Ends the process by SIGABRT."""

import os

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    os.abort()
