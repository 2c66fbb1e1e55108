"""Findings: each in its sentence."""

from catalog.model.finding import Finding
from catalog.reporting.phrases import (  # noqa: F401
    endings,
    functions,
    impulses,
    loading,
    returned,
    side_effects,
    sources,
    submissions,
    unfilled,
)
from catalog.reporting.phrases.sentence import sentence


def show(found: Finding, hints: int) -> str:  # noqa: ARG001
    """Return the sentence of a finding, whatever the number of hints."""
    return sentence(found)


def markdown(found: Finding, hints: int, *, cause: bool) -> str:  # noqa: ARG001
    """Return the same."""
    return sentence(found)
