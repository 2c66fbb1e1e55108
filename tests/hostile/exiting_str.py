"""Raises an exception whose str raises SystemExit."""

import numpy as np


class Wordless(Exception):
    def __str__(self):
        raise SystemExit("I have no words")

    __repr__ = __str__


def rnn_cell_forward(xt, a_prev, parameters):
    raise Wordless(1, 2)
