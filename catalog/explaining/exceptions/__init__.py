"""Exceptions as evidence: what a message and the lines of a traceback say by themselves, without a search."""
