"""Slips: unnamed mistakes, made mechanically from the reference's own syntax tree."""
