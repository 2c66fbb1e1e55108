"""Sources: a student's code as text, the definitions in it told apart from its tests, and those executed."""
