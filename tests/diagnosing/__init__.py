"""Diagnosing: outputs, functions and notebooks, from end to end."""
