"""An exercise as a project of its own, for mutmut and for cosmic-ray to mutate and test.

target.py is the reference module; test_target.py runs a probe's cell on it and asserts what the cell prints. Neither
imports the catalog, so a tool pays for numpy and for itself only.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from catalog.model.probe import Line, Probe, Shows
from catalog.model.signature import Signature
from catalog.registry import family, reference_program
from catalog.running.run import run

# The matrices are too small for threads, and plug-ins that happen to be installed beside pytest are none of the tools'.
QUIET = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

PYTEST = ("-m", "pytest", "-x", "-q", "test_target.py")

MUTMUT = """[tool.mutmut]
source_paths = ["target.py"]
also_copy = ["given.py", "cells.py", "test_target.py"]
pytest_add_cli_args_test_selection = ["test_target.py"]
"""

COSMIC_RAY = """[cosmic-ray]
module-path = "target.py"
timeout = 20.0
excluded-modules = []
test-command = {command}
distributor.name = "local"
"""


def tool(name: str) -> str | None:
    """Return the path of a console script of this Python's environment, None where it is not installed."""
    return shutil.which(name, path=sysconfig.get_path("scripts"))


def execute(folder: Path, *command: str) -> str:
    """Run a command in a folder and return what it printed.

    Raises RuntimeError with that text where the command fails.
    """
    done = subprocess.run(command, cwd=folder, env={**os.environ, **QUIET}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{shlex.join(command)[:200]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def assertion(line: Line, signature: Signature) -> str:
    """Return the statement that asserts what the reference prints on a line."""
    shown, value = f"outputs[{line.output!r}]{line.index}", signature.value(line.output, line.index, line.shows)
    if line.shows is Shows.VALUE:
        return f"    assert np.allclose({shown}, {value.tolist()})"
    return f"    assert {f'{shown}.shape' if line.shows is Shows.SHAPE else f'len({shown})'} == {value}"


def test_of(probe: Probe, repeats: int) -> str:
    """Return the text of a test of a probe's cell, which runs it so often."""
    signature = run(probe, reference_program(probe.family))
    cell = probe.call.__name__
    head = ["import numpy as np", "", "import cells", "import target", "", "", f"def test_{cell}():"]
    calls = [f"    for _ in range({repeats}):", f"        outputs = cells.{cell}(target)"]
    body = [*calls, *(assertion(line, signature) for line in probe.lines)]
    return "\n".join([*head, *body, ""])


def write_project(folder: Path, probe: Probe, repeats: int = 1) -> Path:
    """Write the project of a probe's exercise into a new folder; its test, which runs the cell so often, passes."""
    source = Path(str(family(probe.family).module.__file__))
    folder.mkdir()
    for path, name in ((source, "target.py"), (source.with_name("given.py"), "given.py")):
        text = path.read_text(encoding="utf-8")
        (folder / name).write_text(re.sub(r"from reference\.\w+\.given", "from given", text), encoding="utf-8")
    cells = source.with_name("cells.py").read_text(encoding="utf-8")
    cells = cells.replace("from catalog.programs.program import Program", "Program = Any")
    (folder / "cells.py").write_text(cells, encoding="utf-8")
    (folder / "test_target.py").write_text(test_of(probe, repeats), encoding="utf-8")
    (folder / "pyproject.toml").write_text(MUTMUT, encoding="utf-8")
    command = shlex.join([sys.executable, *PYTEST])
    (folder / "cosmic.toml").write_text(COSMIC_RAY.format(command=json.dumps(command)), encoding="utf-8")
    execute(folder, sys.executable, *PYTEST)
    return folder
