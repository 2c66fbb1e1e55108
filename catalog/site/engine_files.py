"""The engine's files: what the page hands to the worker, each with its size and its checksum."""

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from catalog.site.compiling import can_compile, compiled
from catalog.site.templating import VERSION, SiteError, asset

NUMPY = "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl"
CORE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
OFFICIAL = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
ROOMS = ("catalog", "mutants", "reference")
LEFT_OUT = ("catalog/site/", "catalog/evaluation/", "catalog/batch/", "catalog/commands/")
"""Rooms that no answer in the page needs."""
NUMPY_LEFT_OUT = re.compile(r"/(tests|f2py|include|distutils)/|\.(pyi|h|a)$")
"""Of numpy, what is there for those who test it, type it and build upon it."""


@dataclass(frozen=True, slots=True)
class EngineFile:
    """A file that the page fetches. address: relative to the page, or whole. integrity: as browsers check it."""

    name: str
    address: str
    size: int
    integrity: str

    @classmethod
    def of(cls, name: str, address: str, content: bytes) -> "EngineFile":
        """Return the file with this content."""
        return cls(name, address, len(content), integrity(content))


def integrity(content: bytes) -> str:
    """Return a checksum as browsers write it."""
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def engine_zip() -> bytes:
    """Return the catalog, its mutants and the reference as an archive, the same for the same sources."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(_sources()):
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return found.getvalue()


def _sources() -> Iterator[tuple[str, bytes]]:
    for room in ROOMS:
        root = Path(str(files(room)))
        for path in root.rglob("*"):
            name = f"{room}/{path.relative_to(root).as_posix()}"
            if path.suffix in (".py", ".json") and not name.startswith(LEFT_OUT) and "__pycache__" not in name:
                yield name, path.read_bytes()


def own_files() -> dict[str, bytes]:
    """Return the files that are the project's own, by name."""
    return {"engine.zip": engine_zip(), "worker.js": asset("worker.js")}


def self_hosted(pyodide: Path) -> dict[str, bytes]:
    """Return all files of the engine, by name, with Pyodide's of a folder, compiled where that can be done.

    Raises SiteError.
    """
    held = {**own_files(), **distribution(pyodide)}
    held["numpy.whl"] = needed(held["numpy.whl"])
    return compiled(held, pyodide) if can_compile() else held


def needed(wheel: bytes) -> bytes:
    """Return numpy's wheel without what nothing here imports: less to fetch, and to unpack at every start."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel)) as old, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if not NUMPY_LEFT_OUT.search(name):
                new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return found.getvalue()


def distribution(folder: Path) -> dict[str, bytes]:
    """Return Pyodide's files in a folder, by name. Raises SiteError where one is not there."""
    names = {**{name: name for name in CORE}, "numpy.whl": NUMPY}
    try:
        return {name: (folder / there).read_bytes() for name, there in names.items()}
    except FileNotFoundError as error:
        needed = f"Pyodide {VERSION} ({', '.join(CORE)}) and {NUMPY}"
        raise SiteError(f"{folder} has no {Path(error.filename).name}; it must hold {needed}") from None
    except OSError as error:
        raise SiteError(f"{folder} cannot be read: {error.strerror}") from None


def hashed(name: str, content: bytes) -> str:
    """Return a name that changes with the content: a browser may keep such a file for ever."""
    stem, _, ending = name.partition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


def listed(found: Iterable[EngineFile]) -> dict[str, object]:
    """Return the manifest that the page reads."""
    return {"pyodide": VERSION, "files": [asdict(each) for each in found]}
