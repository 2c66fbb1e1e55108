"""Mistakes in rnn_forward."""
