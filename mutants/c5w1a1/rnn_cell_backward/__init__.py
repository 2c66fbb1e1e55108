"""Mistakes in rnn_cell_backward."""
