"""Slicing."""
