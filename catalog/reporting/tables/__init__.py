"""Tables: every signature as data, and what an instructor reads."""
