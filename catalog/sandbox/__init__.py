"""The sandbox: code that is not one's own, run in a killable process that only gives arrays back."""

from catalog.sandbox.limits import Limits, Protection, SandboxError
from catalog.sandbox.sandbox import Sandbox

__all__ = ["Limits", "Protection", "Sandbox", "SandboxError"]
