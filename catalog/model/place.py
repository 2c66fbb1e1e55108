"""Places: where something stands in a student's code."""

# The cell, None in a file, and the line within it, from 1.
Place = tuple[int | None, int]
