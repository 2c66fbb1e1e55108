"""Matching: which programs give exactly the readings of an observation."""
