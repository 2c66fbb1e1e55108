"""The model: what is found, as frozen data."""
