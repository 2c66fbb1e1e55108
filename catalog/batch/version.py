"""Versions: what an answer depends on besides the file and the options."""

import sys
from hashlib import sha256
from pathlib import Path

import numpy as np

import catalog
import mutants
import reference
from catalog.caching import REGISTRY


@REGISTRY.keep()
def catalog_version() -> str:
    """Return what changes with any module of the catalog, of the references or of the mutants."""
    found = sha256()
    for package in (catalog, mutants, reference):
        root = Path(package.__path__[0])
        for path in sorted(each for ending in ("py", "json") for each in root.rglob(f"*.{ending}")):
            content = path.read_bytes()
            found.update(f"{package.__name__}/{path.relative_to(root)} {len(content)}\n".encode())
            found.update(content)
    return found.hexdigest()[:16]


def whole_version() -> str:
    """Return the catalog's version with those of Python and numpy, whose exceptions have other words in each."""
    return f"{catalog_version()} Python {'.'.join(map(str, sys.version_info[:2]))} numpy {np.__version__}"
