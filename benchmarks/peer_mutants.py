"""What mutmut, cosmic-ray and the plugin make of the reference's functions: each mutant as a program."""

import ast
import importlib
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import CodeType, FunctionType, SimpleNamespace
from typing import Any

from benchmarks.projects import execute, tool, write_project
from catalog.operators.generate import generated
from catalog.programs.family import Family
from catalog.programs.program import Program
from catalog.registry import all_mutants, family, family_of
from catalog.running.signatures import home

TOOLS = ("mutmut", "cosmic-ray", "the plugin, generated", "the plugin, named", "the plugin, all")

# A mutated function's name and a program that has it.
Changed = tuple[frozenset[str], Any]


def programs(name: str, family_name: str, folder: Path) -> Iterator[Changed]:
    """Yield the programs that a tool's mutants of a family are, with the functions that are changed."""
    if name == "mutmut":
        yield from _mutmut(family(family_name), folder)
    elif name == "cosmic-ray":
        yield from _cosmic_ray(family(family_name), folder)
    else:
        named = tuple(mutant for mutant in all_mutants() if family_of(mutant).name == family_name)
        made = () if name.endswith("named") else generated(family_name)
        for mutant in (*(() if name.endswith("generated") else named), *made):
            yield frozenset(mutant.functions), Program(family(family_name), mutant.edits, keep=False)


def _mutmut(of: Family, folder: Path) -> Iterator[Changed]:
    """Yield mutmut's: it writes every mutated function below the original one, under a name of its own."""
    write_project(folder / "mutmut", home(of.functions[-1]))
    execute(folder / "mutmut", tool("mutmut") or "", "run", "target.*__mutmut_1")
    text = (folder / "mutmut" / "mutants" / "target.py").read_text(encoding="utf-8")
    for node in ast.parse(text).body:
        found = re.fullmatch(r"x_(\w+)__mutmut_\d+", getattr(node, "name", ""))
        if isinstance(node, ast.FunctionDef) and found and found[1] in of.functions:
            node.name = found[1]
            yield frozenset({found[1]}), with_function(of, ast.unparse(node), found[1])


def _cosmic_ray(of: Family, folder: Path) -> Iterator[Changed]:
    """Yield cosmic-ray's: a session holds which operator is applied where, and its own functions apply it."""
    plugins: Any = importlib.import_module("cosmic_ray.plugins")
    mutating: Any = importlib.import_module("cosmic_ray.mutating")
    project = write_project(folder / "cosmic", home(of.functions[-1]))
    execute(project, tool("cosmic-ray") or "", "init", "cosmic.toml", "session.sqlite")
    text = (project / "target.py").read_text(encoding="utf-8")
    query = "SELECT operator_name, operator_args, occurrence, definition_name FROM mutation_specs"
    with closing(sqlite3.connect(project / "session.sqlite")) as session:
        specs = session.execute(query).fetchall()
    for operator, arguments, occurrence, function in specs:
        if function in of.functions:
            given = json.loads(json.loads(arguments)) if arguments else {}
            mutated = mutating.mutate_code(text.encode(), plugins.get_operator(operator)(**given), occurrence)
            yield frozenset({function}), with_function(of, mutated, function)


def with_function(of: Family, text: str, function: str) -> Any:
    """Return a program of a family with one function as a text has it, None where that is no function any more."""
    nodes = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and node.name == function]
    try:
        module = compile(ast.unparse(nodes[0]), f"<{function}>", "exec", dont_inherit=True)
    except (SyntaxError, IndexError):
        return None
    namespace = of.namespace()
    for name in of.functions:
        namespace[name] = FunctionType(namespace[name].__code__, namespace)
    code = next(each for each in module.co_consts if isinstance(each, CodeType) and each.co_name == function)
    namespace[function] = FunctionType(code, namespace)
    return SimpleNamespace(**{name: namespace[name] for name in of.functions})
