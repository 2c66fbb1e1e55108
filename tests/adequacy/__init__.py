"""Adequacy."""
