"""Mutants: what each must be."""
