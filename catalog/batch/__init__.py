"""Whole classes: every notebook and Python file of a folder diagnosed, as a table."""
