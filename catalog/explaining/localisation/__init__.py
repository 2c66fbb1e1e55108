"""Localisation: what can be said of wrong readings that no program explains."""
