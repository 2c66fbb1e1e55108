"""Bubblewrap: what the server sees of the machine: Python, this catalog, the probes, and no network."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import catalog
from catalog.caching import REGISTRY
from catalog.registry import courses

SCRATCH = 1 << 26

# What the probes need of a course; everything else in its folder says what is right.
NEEDED = frozenset({"__init__.py", "probes.py", "battery.py", "discriminating.py", "cells.py", "given.py"})

# What a server that is root needs to give its children to other users, to end them and to clean up after them.
CAPABILITIES = ("CAP_SETUID", "CAP_SETGID", "CAP_KILL", "CAP_DAC_OVERRIDE", "CAP_FOWNER")


def root() -> Path:
    """Return the folder in which the catalog, the reference and the mutants are."""
    return Path(catalog.__file__).resolve().parent.parent


def installed() -> str | None:
    """Return the path of bubblewrap, None where it is not installed."""
    return shutil.which("bwrap")


def command() -> list[str]:
    """Return the command line that comes before that of the server."""
    program = installed()
    assert program is not None
    known = _options(program)
    seen = [*_system(known), *_above(known), *_folders(), *_hidden(), "--remount-ro", "/"]
    return [program, *_namespaces(known), *seen, "--chdir", "/"]


def _namespaces(known: frozenset[str]) -> Iterator[str]:
    yield from ("--unshare-net", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try")
    # As the first process of its namespace it cannot be signalled by any other, and adopts every orphan.
    yield from ("--as-pid-1", "--die-with-parent", "--new-session")
    if os.getuid() != 0 and "--disable-userns" in known:
        yield from ("--unshare-user", "--disable-userns")
    if os.getuid() == 0:
        yield from ("--cap-drop", "ALL")
        for capability in CAPABILITIES:
            yield from ("--cap-add", capability)


def _above(known: frozenset[str]) -> Iterator[str]:
    """Yield the folders above those that are there: bubblewrap makes them readable for its own user alone."""
    parents = {parent for path in (*_python(), root() / "catalog", root() / "mutants/any") for parent in path.parents}
    for parent in sorted(parents - {Path("/"), Path("/tmp"), Path("/usr")}):
        if not parent.is_relative_to("/usr"):
            yield from ("--perms", "0755", "--dir", str(parent)) if "--perms" in known else ()


def _folders() -> Iterator[str]:
    """Yield what is there to be read: nothing that is not Python's, numpy's or the catalog's."""
    for folder in ("/usr", "/lib", "/lib32", "/lib64", "/etc/alternatives", "/etc/ld.so.cache"):
        yield from ("--ro-bind-try", folder, folder)
    for path in _python():
        yield from ("--ro-bind", str(path), str(path))
    for name in ("catalog", "reference"):
        yield from ("--ro-bind", str(root() / name), str(root() / name))
    yield from ("--ro-bind-try", str(root() / "mutants/__init__.py"), str(root() / "mutants/__init__.py"))


def _python() -> list[Path]:
    """Return the folders of the interpreter and of the packages, without what lies in another of them."""
    paths = sysconfig.get_paths()
    found = {Path(sys.prefix), Path(sys.base_prefix), Path(np.__file__).parents[1]}
    found |= {Path(paths[name]) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    found |= {Path(sys.executable).resolve().parent}
    chosen: list[Path] = []
    for path in sorted(found):
        if path.exists() and not path.is_relative_to("/usr") and not any(map(path.is_relative_to, chosen)):
            chosen.append(path)
    return chosen


def _hidden() -> Iterator[str]:
    """Yield what covers the correct functions, the real outputs and the mutants, wherever they can be seen."""
    paths = sysconfig.get_paths()
    for place in sorted({root(), Path(paths["purelib"]), Path(paths["platlib"])}):
        for course in courses():
            beside = sorted((place / "reference" / course).glob("*"))
            for path in [*(path for path in beside if path.name not in NEEDED), place / "mutants" / course]:
                yield from _cover(path)


def _cover(path: Path) -> Iterator[str]:
    if path.is_dir():
        yield from ("--tmpfs", str(path), "--remount-ro", str(path))
    elif path.is_file():
        yield from ("--ro-bind", os.devnull, str(path))


def _system(known: frozenset[str]) -> Iterator[str]:
    yield from ("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/dev/shm", "--remount-ro", "/dev/shm")
    yield from ("--remount-ro", "/dev")
    yield from ("--perms", "1777") if "--perms" in known else ()
    yield from ("--size", str(SCRATCH)) if "--size" in known else ()
    yield from ("--tmpfs", "/tmp")


@REGISTRY.keep()
def _options(program: str) -> frozenset[str]:
    text = subprocess.run([program, "--help"], capture_output=True, text=True, check=False).stdout
    return frozenset(text.split())
