"""Versions: the cells of a notebook of any version, as nbformat brings them to the newest one."""

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from catalog.reading.notebooks.contents import listed
from catalog.reading.notebooks.unreadable import MissingError

NEWEST = 4

MISSING = (
    "Reading notebooks needs nbformat, which is not installed: install it with "
    "pip install 'bptt-bug-catalog[notebook]'."
)


def cells_in(content: Mapping[str, Any]) -> list[Any] | None:
    """Return the cells of a notebook's JSON, those of several worksheets one after the other; None if it is none.

    What is invalid and can be read all the same is read. Raises MissingError where nbformat is not installed.
    """
    found = _upgraded(content) if isinstance(content.get("nbformat"), int) else None
    for each in (found, content):
        if each is not None and isinstance(each.get("cells"), list):
            return listed(each.get("cells"))
        if each is not None and isinstance(each.get("worksheets"), list):
            sheets = [sheet for sheet in listed(each.get("worksheets")) if isinstance(sheet, Mapping)]
            return [cell for sheet in sheets for cell in listed(sheet.get("cells"))]
    return None


def _upgraded(content: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return a notebook in the newest version; None where nbformat refuses it."""
    if not isinstance(content.get("cells", content.get("worksheets")), list):
        return None
    try:
        import nbformat
        from nbformat.converter import convert
        from nbformat.reader import get_version
    except ImportError as error:
        raise MissingError(MISSING) from error
    with _quiet():
        try:
            major, minor = get_version(content)  # type: ignore[no-untyped-call, unused-ignore]
            found = nbformat.versions[major].to_notebook_json(dict(content), minor=minor)
            if major < NEWEST:
                found = convert(found, NEWEST)  # type: ignore[no-untyped-call, unused-ignore]
        except Exception:
            # A missing key, an unknown kind of output, a version of the future: the raw JSON may still be read.
            return None
    upgraded: Mapping[str, Any] = found
    return upgraded


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep to itself what nbformat warns and logs of notebooks that are not quite valid."""
    from traitlets.log import get_logger  # type: ignore[import-not-found, unused-ignore]

    found = get_logger()
    logger = found.logger if isinstance(found, logging.LoggerAdapter) else found
    before = logger.disabled
    logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.disabled = before
