"""The reference and its correct variants."""
