"""Diagnosing: from what was explained to a diagnosis."""
