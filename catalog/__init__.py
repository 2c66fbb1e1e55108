"""A fault dictionary for back-propagation through time written by hand."""

from typing import TYPE_CHECKING, Any

from catalog.programs.edit import Edit
from catalog.programs.mutant import Mutant, Outcome, Seen, Spelling

if TYPE_CHECKING:
    from catalog.diagnoses.diagnose import diagnose
    from catalog.diagnoses.diagnosis import Cause, Diagnosis, Verdict
    from catalog.functions.check import check
    from catalog.signatures.probe import Line, Probe, Shows

__all__ = [
    "Cause",
    "Diagnosis",
    "Edit",
    "Line",
    "Mutant",
    "Outcome",
    "Probe",
    "Seen",
    "Shows",
    "Spelling",
    "Verdict",
    "check",
    "diagnose",
]

# Mutants import their words from here, and diagnose imports the mutants: what diagnoses is found when asked for.
_FOUND_IN = {
    "Cause": "diagnoses.diagnosis",
    "Diagnosis": "diagnoses.diagnosis",
    "Verdict": "diagnoses.diagnosis",
    "check": "functions.check",
    "diagnose": "diagnoses.diagnose",
    "Line": "signatures.probe",
    "Probe": "signatures.probe",
    "Shows": "signatures.probe",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _FOUND_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"catalog.{_FOUND_IN[name]}"), name)
