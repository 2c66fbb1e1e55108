"""Mistakes in lstm_cell_backward."""
