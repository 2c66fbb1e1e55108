"""Searching: which sets of mistakes, named and generated, give exactly the readings of an observation."""
