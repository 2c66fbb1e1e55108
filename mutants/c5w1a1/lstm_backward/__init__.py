"""Mistakes in lstm_backward."""
