"""The mistakes, one module each, in a folder for every exercise of every course."""
