"""A bug catalog for back-propagation through time written by hand: what was done wrong, told by the numbers.

What is imported from here is the public interface; docs/concepts.md says what the rooms below hold.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from catalog.model.mutant import EquivalentVariant, Mutant, Outcome, Seen
from catalog.model.rendering import provide
from catalog.programs.edit import Edit

if TYPE_CHECKING:
    from catalog.batch.options import BatchError, Options
    from catalog.batch.run import run_batch
    from catalog.designing.choosing import design
    from catalog.designing.design import Design
    from catalog.designing.setting import DesignError
    from catalog.diagnosing.diagnose import diagnose
    from catalog.model.cause import Cause
    from catalog.model.diagnosis import Diagnosis, Verdict
    from catalog.model.probe import Line, Probe, Shows
    from catalog.reporting.adequacy.data import adequacy_table, kill_table
    from catalog.reporting.batch.frequency import frequencies
    from catalog.reporting.check import check
    from catalog.reporting.tables.kills import read_kills
    from catalog.sandbox.limits import Limits, Protection, SandboxError
    from catalog.sandbox.sandbox import Sandbox

    __version__: str

__all__ = [
    "BatchError",
    "Cause",
    "Design",
    "DesignError",
    "Diagnosis",
    "Edit",
    "EquivalentVariant",
    "Limits",
    "Line",
    "Mutant",
    "Options",
    "Outcome",
    "Probe",
    "Protection",
    "Sandbox",
    "SandboxError",
    "Seen",
    "Shows",
    "Verdict",
    "adequacy_table",
    "check",
    "design",
    "diagnose",
    "frequencies",
    "kill_table",
    "read_kills",
    "run_batch",
]

# Found when asked for: a command that prints its help waits neither for numpy nor for pandas.
_FOUND_IN = {
    "BatchError": "batch.options",
    "Cause": "model.cause",
    "Design": "designing.design",
    "DesignError": "designing.setting",
    "Diagnosis": "model.diagnosis",
    "Limits": "sandbox.limits",
    "Line": "model.probe",
    "Options": "batch.options",
    "Probe": "model.probe",
    "Protection": "sandbox.limits",
    "Sandbox": "sandbox.sandbox",
    "SandboxError": "sandbox.limits",
    "Shows": "model.probe",
    "Verdict": "model.diagnosis",
    "adequacy_table": "reporting.adequacy.data",
    "check": "reporting.check",
    "design": "designing.choosing",
    "diagnose": "diagnosing.diagnose",
    "frequencies": "reporting.batch.frequency",
    "kill_table": "reporting.adequacy.data",
    "read_kills": "reporting.tables.kills",
    "run_batch": "batch.run",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return _version()
    if name not in _FOUND_IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"catalog.{_FOUND_IN[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


def _version() -> str:
    """Return the version that is installed; raises AttributeError in a folder that is not."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("bptt-bug-catalog")
    except PackageNotFoundError:
        raise AttributeError("the catalog is not installed, and has no __version__") from None


provide("diagnosis", lambda: import_module("catalog.reporting.diagnosis"))
provide("finding", lambda: import_module("catalog.reporting.finding"))
provide("notebook report", lambda: import_module("catalog.reporting.notebook"))
provide("design", lambda: import_module("catalog.reporting.designs.text"))
provide("mutant", lambda: import_module("catalog.reporting.mutant"))
