"""Designing test cells."""
