"""Instrumentation: a student's functions with a hook at every expression, to see its values or to put others there."""
