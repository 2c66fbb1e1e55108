"""Findings, a module for each theme: what a diagnosis can say, as data."""
