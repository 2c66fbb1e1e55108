"""A fault dictionary for back-propagation through time written by hand."""

from typing import TYPE_CHECKING, Any

from catalog.programs.edit import Edit
from catalog.programs.mutant import Mutant, Outcome, Seen, Spelling

if TYPE_CHECKING:
    from catalog.diagnoses.diagnose import diagnose
    from catalog.diagnoses.diagnosis import Cause, Diagnosis, Verdict

__all__ = ["Cause", "Diagnosis", "Edit", "Mutant", "Outcome", "Seen", "Spelling", "Verdict", "diagnose"]

# Mutants import their words from here, and diagnose imports the mutants: what diagnoses is found when asked for.
_DIAGNOSES = {
    "Cause": "diagnosis",
    "Diagnosis": "diagnosis",
    "Verdict": "diagnosis",
    "diagnose": "diagnose",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _DIAGNOSES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"catalog.diagnoses.{_DIAGNOSES[name]}"), name)
