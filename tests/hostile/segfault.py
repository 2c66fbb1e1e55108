"""Reads the address 0."""

import ctypes

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    ctypes.string_at(0)
