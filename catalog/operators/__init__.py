"""Mutants: unnamed mistakes, made mechanically from the reference's own syntax tree.

Each module of themes makes the mutants of one kind, one change of one line at a time; grouping makes one mutant of
those that people make together.
"""
