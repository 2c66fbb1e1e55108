"""Returns arrays of objects, of records and of texts."""

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    objects = np.array([object(), print], dtype=object)
    return objects, np.zeros(3, dtype="i4,f8"), (np.array(["text"]), objects)
