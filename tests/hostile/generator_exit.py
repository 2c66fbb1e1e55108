"""Raises GeneratorExit."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    raise GeneratorExit
