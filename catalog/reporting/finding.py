"""Findings: each in its sentence."""

from functools import cache
from html import escape
from importlib import import_module

from catalog.model.finding import Finding
from catalog.reporting.phrases.sentence import sentence

# What is no finding of catalog.model.findings has its sentence among others.
ELSEWHERE = {"finding": "sentence"}


def show(found: Finding, hints: int) -> str:  # noqa: ARG001
    """Return the sentence of a finding, whatever the number of hints."""
    load(type(found).__module__)
    return sentence(found)


def markdown(found: Finding, hints: int, *, cause: bool) -> str:  # noqa: ARG001
    """Return the same."""
    return show(found, hints)


def html(found: Finding) -> str:
    """Return the sentence, escaped."""
    return escape(show(found, 0))


@cache
def load(module: str) -> str:
    """Load the sentences of what a module declares, and return the name of the module that has them.

    Loaded when the first is asked for: a short answer does not wait for what others say.
    """
    theme = module.rpartition(".")[2]
    return import_module(f"catalog.reporting.phrases.{ELSEWHERE.get(theme, theme)}").__name__
