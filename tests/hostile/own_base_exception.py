"""Raises an exception that is no Exception."""

import numpy as np


class Unheard(BaseException):
    pass


def rnn_cell_forward(xt, a_prev, parameters):
    raise Unheard
