"""The terminal: what can be shown there, the streams, progress, and words for lists and counts."""
