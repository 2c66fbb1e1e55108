"""Batches: folders, journals and workers."""
