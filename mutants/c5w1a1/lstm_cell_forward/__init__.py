"""Mistakes in lstm_cell_forward."""
