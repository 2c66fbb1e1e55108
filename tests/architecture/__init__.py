"""Tests of who imports whom."""
