"""Mistakes in rnn_cell_forward."""
