"""Explaining: from an observation to what gives exactly that, ranked."""
