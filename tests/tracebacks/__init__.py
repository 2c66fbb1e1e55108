"""Exceptions as people paste them."""
