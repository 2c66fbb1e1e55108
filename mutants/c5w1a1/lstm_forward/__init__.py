"""Mistakes in lstm_forward."""
