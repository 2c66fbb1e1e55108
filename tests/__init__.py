"""Tests of the catalog, its reference and its diagnoses."""
