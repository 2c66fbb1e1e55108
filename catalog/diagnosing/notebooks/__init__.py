"""Notebooks: the diagnosis of stored outputs, all of one notebook diagnosed jointly."""
