"""Wording: a diagnosis as a person reads it, in a terminal or in a forum."""
