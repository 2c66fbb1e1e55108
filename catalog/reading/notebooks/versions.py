"""Versions: the cells of a notebook of any version, as nbformat brings them to the newest one."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from catalog.reading.notebooks.contents import listed
from catalog.reading.notebooks.upgrading import upgraded_cells


def cells_in(content: Mapping[str, Any]) -> list[Any] | None:
    """Return the cells of a notebook's JSON, those of several worksheets one after the other; None if it is none.

    What is invalid and can be read all the same is read.
    """
    upgraded = _upgraded(content)
    if upgraded is not None:
        return upgraded
    if isinstance(content.get("cells"), list):
        return listed(content.get("cells"))
    if isinstance(content.get("worksheets"), list):
        sheets = [sheet for sheet in listed(content.get("worksheets")) if isinstance(sheet, Mapping)]
        return [cell for sheet in sheets for cell in listed(sheet.get("cells"))]
    return None


def _upgraded(content: Mapping[str, Any]) -> list[Any] | None:
    """Return the cells of an old notebook in the newest version; None for a newer one and what cannot be upgraded."""
    version = content.get("nbformat")
    if not isinstance(version, int) or not isinstance(content.get("cells", content.get("worksheets")), list):
        return None
    try:
        return upgraded_cells(deepcopy(dict(content)), version)
    except Exception:
        # A missing key, an unknown kind of output: the JSON as it is may still be read.
        return None
