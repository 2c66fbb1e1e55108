"""Slicing: of a program that was run once, only what a change reaches is run again."""
