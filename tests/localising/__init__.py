"""Tests of the lines that are proved wrong."""
