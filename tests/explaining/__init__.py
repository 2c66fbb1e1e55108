"""Explaining: matching, search, proof, exceptions and localisation."""
