"""A designed test cell, for people, for notebooks and for programs."""
