"""The plugin of pytest: somebody's own tests, run against every mutant of the functions that they call."""
