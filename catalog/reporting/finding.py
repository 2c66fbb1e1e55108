"""Findings: each in its sentence."""

from catalog.model.finding import Finding
from catalog.reporting.phrases import (
    conclusions,
    endings,
    exceptions,
    functions,
    impulses,
    loading,
    notebooks,
    readings,
    remarks,
    returned,
    searching,
    side_effects,
    sources,
    steps,
    submissions,
    suspects,
    unfilled,
)
from catalog.reporting.phrases.sentence import sentence

# What registers the sentences of each theme when it is imported.
THEMES = (
    conclusions,
    endings,
    exceptions,
    functions,
    impulses,
    loading,
    notebooks,
    readings,
    remarks,
    returned,
    searching,
    side_effects,
    sources,
    steps,
    submissions,
    suspects,
    unfilled,
)


def show(found: Finding, hints: int) -> str:  # noqa: ARG001
    """Return the sentence of a finding, whatever the number of hints."""
    return sentence(found)


def markdown(found: Finding, hints: int, *, cause: bool) -> str:  # noqa: ARG001
    """Return the same."""
    return sentence(found)
