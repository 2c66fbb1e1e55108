"""Batches: the table of a whole class in the formats that people and graders read."""
