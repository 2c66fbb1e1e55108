"""Observations: what somebody saw, as readings with the digits they were printed with."""
