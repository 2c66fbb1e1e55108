"""Reading: evidence, as text, arrays, notebooks or source code, to observations. Nothing in it is executed."""
