"""Compiling: modules as the page's own Python compiles them, so that no visitor waits for it."""

import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.site.templating import SiteError

ARCHIVES = ("engine.zip", "python_stdlib.zip", "numpy.whl")


def can_compile() -> bool:
    """True where there is Node, in which Pyodide compiles."""
    return shutil.which("node") is not None


def compiled(held: dict[str, bytes], pyodide: Path) -> dict[str, bytes]:
    """Return the files with the modules in archives compiled. pyodide: its folder. Raises SiteError."""
    node = shutil.which("node")
    assert node is not None
    names = [name for name in ARCHIVES if name in held]
    with TemporaryDirectory() as folder:
        for name in names:
            (Path(folder) / name).write_bytes(held[name])
        tool = str(files("catalog.site") / "tools" / "compile.mjs")
        done = subprocess.run(
            [node, tool, str(pyodide.resolve()), folder, *names], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SiteError(f"Node cannot compile the engine: {done.stderr.strip()[-300:]}")
        return {**held, **{name: (Path(folder) / name).read_bytes() for name in names}}
