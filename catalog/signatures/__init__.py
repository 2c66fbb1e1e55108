"""Signatures: what a program gives on a probe."""
