"""Diagnoses: in each form that a diagnosis is given in."""

from catalog.reporting.markdown import markdown
from catalog.reporting.text import show

__all__ = ["markdown", "show"]
