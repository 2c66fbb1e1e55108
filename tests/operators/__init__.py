"""Operators: that each makes its example, and programs that are its own."""
