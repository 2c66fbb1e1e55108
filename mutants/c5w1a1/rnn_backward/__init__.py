"""Mistakes in rnn_backward."""
