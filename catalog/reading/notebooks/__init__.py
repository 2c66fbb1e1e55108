"""Notebooks: .ipynb files of any version, to their cells. Nothing in them is executed."""
