"""Diagnoses: what is said to the person who asked."""
