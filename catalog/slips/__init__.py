"""Slips: unnamed mistakes, made mechanically from the reference's own syntax tree.

Each module with GENERATORS makes the slips of one kind, one change of one line at a time; grouping makes one slip of
those that people make together.
"""
