"""Code: what a student's source defines, run in the sandbox and diagnosed."""

from catalog.code.diagnosing import Judged, diagnose_code, judged, nothing

__all__ = ["Judged", "diagnose_code", "judged", "nothing"]
