"""Leaves a folder that nobody may enter for the next one, with a file in it, and says whether one was there."""

import os

import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    found = [name for name in os.listdir("/tmp") if name.startswith("hostile_folder")]
    if found:
        raise ValueError(f"a folder was left behind: {found}")
    os.makedirs("/tmp/hostile_folder/within")
    with open("/tmp/hostile_folder/within/file", "w") as file:
        file.write("x")
    os.symlink("/", "/tmp/hostile_folder/within/link")
    os.mkfifo("/tmp/hostile_folder/pipe", 0)
    os.chmod("/tmp/hostile_folder/within", 0)
    os.chmod("/tmp/hostile_folder", 0o1000)
    a_next = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    scores = np.exp(parameters["Wya"] @ a_next + parameters["by"])
    return a_next, scores / scores.sum(axis=0), (a_next, a_prev, xt, parameters)
