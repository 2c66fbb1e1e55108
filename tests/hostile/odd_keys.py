"""Returns dicts whose keys are no names."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    odd = {object(): 1, float("nan"): 2, (1, (2, 3)): 3, frozenset([1]): 4}
    return odd, odd, (odd,)
