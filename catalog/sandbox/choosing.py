"""Choosing: what runs submissions here, for the protection that was asked for."""

import sys

from catalog.sandbox.limits import Protection
from catalog.sandbox.loader import SubmissionLoader


def loader_for(protection: Protection) -> SubmissionLoader:
    """Return what loads submissions; in a page the best there is is the page. Raises SandboxError where it cannot."""
    in_page = protection is Protection.BEST and sys.platform == "emscripten"
    if in_page or protection is Protection.PAGE:
        from catalog.sandbox.page import Page

        return Page()
    # Processes, sockets and limits are not to be had in a page.
    from catalog.sandbox.sandbox import Sandbox

    return Sandbox(protection=protection)
