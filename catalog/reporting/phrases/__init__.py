"""Phrases: the sentence of each kind of finding, a module for each theme. What is found is decided elsewhere."""
