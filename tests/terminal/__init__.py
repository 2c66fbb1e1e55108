"""The terminal: progress."""
