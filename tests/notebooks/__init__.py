"""Notebooks made for the tests: the assignment's, with the outputs that programs print."""
