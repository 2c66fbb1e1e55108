"""Layers: who may import whom, as pyproject.toml lists it, and that nothing imports in a circle."""

from collections.abc import Iterable
from pathlib import Path

import grimp
import pytest

from tests.support.imports import (
    CONFIGURATION,
    circle_of_modules,
    circle_of_packages,
    contracts,
    import_graph,
    keeps_contracts,
)

LAYERS = """
[tool.importlinter]
root_packages = ["{name}"]

[[tool.importlinter.contracts]]
name = "Upper imports lower"
type = "layers"
containers = ["{name}"]
layers = ["upper", "lower"]
exhaustive = true
"""

# Of a package with an upper and a lower module: what each imports, and whether the layers allow it.
PACKAGES = {
    "downward": ({"upper": "from {name} import lower", "lower": ""}, True),
    "upward": ({"upper": "", "lower": "from {name} import upper"}, False),
    "upward_in_a_function": ({"upper": "", "lower": "def f():\n    from {name}.upper import x"}, False),
    "upward_for_types": (
        {"upper": "", "lower": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import {name}.upper"},
        False,
    ),
    "in_no_layer": ({"upper": "", "lower": "", "elsewhere": ""}, False),
}


def test_the_contracts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert keeps_contracts(CONFIGURATION), capsys.readouterr().out


def test_the_contract_of_mutants_names_every_room_that_they_may_not_import() -> None:
    rooms = {f"catalog.{room}" for room in contracts()["layers"]["layers"]}
    assert {*contracts()["forbidden"]["forbidden_modules"]} == rooms - {"catalog.model", "catalog.programs"}


def test_no_module_imports_itself_by_others() -> None:
    assert circle_of_modules(import_graph()) == []


def test_no_package_of_the_catalog_imports_itself_by_others() -> None:
    # Above the catalog there is a circle that cannot be avoided: the registry looks for the mutants, whose words are
    # the catalog's.
    assert circle_of_packages(import_graph(), "catalog") == []


@pytest.mark.parametrize("name", PACKAGES)
def test_what_a_layer_may_not_import_breaks_the_contract(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules, allowed = PACKAGES[name]
    package = f"{name}_of_nobody"
    (tmp_path / package).mkdir()
    for module, text in {"__init__": "", **modules}.items():
        (tmp_path / package / f"{module}.py").write_text(text.format(name=package))
    (tmp_path / "layers.toml").write_text(LAYERS.format(name=package))
    monkeypatch.syspath_prepend(tmp_path)
    assert keeps_contracts(tmp_path / "layers.toml") is allowed


def graph_of(imports: Iterable[tuple[str, str]]) -> grimp.ImportGraph:
    """Return a graph of made-up modules, with the packages that they are in."""
    graph = grimp.ImportGraph()
    for importer, imported in imports:
        graph.add_import(importer=importer, imported=imported)
    for module in list(graph.modules):
        parts = module.split(".")
        for length in range(1, len(parts)):
            graph.add_module(".".join(parts[:length]))
    return graph


def test_a_circle_of_modules_is_found() -> None:
    line = [("a.x", "a.y"), ("a.y", "a.z")]
    assert circle_of_modules(graph_of(line)) == []
    found = circle_of_modules(graph_of([*line, ("a.z", "a.x")]))
    assert {*found} == {"a.x", "a.y", "a.z"}
    assert found[0] == found[-1]


def test_a_circle_of_packages_is_found_where_no_module_imports_itself() -> None:
    imports = [("a.room.one.x", "a.room.two.x"), ("a.room.two.y", "a.room.one.y")]
    assert circle_of_modules(graph_of(imports)) == []
    assert {*circle_of_packages(graph_of(imports), "a")} == {"a.room.one", "a.room.two"}
    assert circle_of_packages(graph_of(imports[:1]), "a") == []
