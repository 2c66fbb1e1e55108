"""Diagnoses: in each form that a diagnosis is given in."""

from catalog.reporting.fragments import diagnosis_fragment as html
from catalog.reporting.markdown import markdown
from catalog.reporting.text import show

__all__ = ["html", "markdown", "show"]
