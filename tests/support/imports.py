"""Imports: the graph of the project's modules, the contracts that it keeps, and circles in it."""

import tomllib
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import grimp
from importlinter import configuration
from importlinter.application.use_cases import lint_imports

from tests.support.paths import ROOT

CONFIGURATION = ROOT / "pyproject.toml"


@cache
def contracts() -> dict[str, dict[str, Any]]:
    """Return the contracts of pyproject.toml by their type."""
    linter = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["tool"]["importlinter"]
    return {each["type"]: each for each in linter["contracts"]}


def keeps_contracts(configured: Path) -> bool:
    """Return whether the contracts in a file hold; what breaks them is printed. Raises what is wrong with the file."""
    configuration.configure()
    return bool(lint_imports(str(configured), cache_dir=None, is_debug_mode=True))


def import_graph() -> grimp.ImportGraph:
    """Return all imports of the project's packages, without those that pyproject.toml ignores."""
    graph = grimp.build_graph("catalog", "mutants", "reference", cache_dir=None)
    for line in contracts()["layers"]["ignore_imports"]:
        importer, imported = line.split(" -> ")
        graph.remove_import(importer=importer, imported=imported)
    return graph


def circle_of_modules(graph: grimp.ImportGraph) -> list[str]:
    """Return modules that import each other in a circle, the first again as the last; none if there are none."""
    return _circle({module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules})


def circle_of_packages(graph: grimp.ImportGraph, top: str) -> list[str]:
    """Return packages or modules of one package whose contents import each other in a circle; none if there are none.

    Looked for in the top package and in every package below it. What a package's own __init__ imports counts for it.
    """
    for package in sorted({top, *graph.find_descendants(top)}):
        found = _circle(_between(graph, graph.find_children(package)))
        if found:
            return found
    return []


def _between(graph: grimp.ImportGraph, packages: set[str]) -> dict[str, set[str]]:
    """Return which of these packages each of them imports, by anything in it."""
    holds = {module: each for each in packages for module in (each, *graph.find_descendants(each))}
    imported = {each: graph.find_modules_directly_imported_by(each, as_package=True) for each in packages}
    return {each: {holds[module] for module in modules if module in holds} for each, modules in imported.items()}


def _circle(imported: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []
