"""Templates: pages from what is known, escaped wherever it is text."""

from functools import cache
from importlib.resources import files
from typing import Any

VERSION = "0.27.7"
"""The version of Pyodide that the pages are made for."""


class SiteError(ValueError):
    """Why a site cannot be built, in a sentence."""


@cache
def environment() -> Any:
    """Return the templates. Raises SiteError where jinja2 is not installed."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise SiteError("pages need jinja2: pip install 'bptt-bug-catalog[site]'") from None
    return Environment(
        loader=PackageLoader("catalog.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def page(template: str, depth: int, **known: Any) -> str:
    """Return a page. depth: how many folders it stands below the first page."""
    return str(environment().get_template(template).render(root="../" * depth, **known))


def asset(name: str) -> bytes:
    """Return a file that pages need as it is."""
    return (files("catalog.site") / "assets" / name).read_bytes()
