"""What is to be executed of a student's code, apart from its tests."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.model.finding import Finding
from catalog.model.place import Place


@dataclass(frozen=True, slots=True)
class TopLevelStatement:
    """One statement at the top level, or of a block there: its text, and where it begins.

    names: what it binds, "*" where a module decides that. An indented text keeps its indentation.
    """

    text: str
    cell: int | None
    line: int
    names: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.cell, self.line

    def tree(self) -> ast.Module:
        """Return the parsed statement with the line numbers of its chunk."""
        if not self.text[:1].isspace():
            return _moved(ast.parse(self.text), self.line - 1)
        block = ast.parse(f"if 1:\n{self.text}").body[0]
        assert isinstance(block, ast.If)
        return _moved(ast.Module(block.body, []), self.line - 2)


def _parameters(statement: TopLevelStatement, name: str) -> tuple[str, ...] | None:
    for node in statement.tree().body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return tuple(each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs))
    return None


def _moved(tree: ast.Module, lines: int) -> ast.Module:
    ast.increment_lineno(tree, lines)
    return tree


@dataclass(frozen=True)
class ExtractedDefinitions:
    """The definitions of a student's code.

    text: the statements to execute, in order. defined: where each function of a family is defined last. notes:
    what could not be used. broken: functions whose definition cannot be parsed. left_out: the names that
    the code assigns by statements that are not executed, each with the last place where it does. unbound: the names
    that what is executed uses and that nothing in the code binds.
    """

    text: tuple[TopLevelStatement, ...] = ()
    defined: Mapping[str, Place] = field(default_factory=dict)
    notes: tuple[Finding, ...] = ()
    broken: tuple[str, ...] = ()
    left_out: Mapping[str, Place] = field(default_factory=dict)
    unbound: tuple[str, ...] = ()

    @property
    def imported(self) -> frozenset[str]:
        """The names that the code imports."""
        imports = (each for each in self.text if each.text.lstrip().startswith(("import ", "from ")))
        return frozenset(name for each in imports for name in each.names)

    def written(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return which of these names the code binds by itself, and not by an import."""
        bound = {name for each in self.text for name in each.names} - self.imported
        return tuple(name for name in names if name in bound)

    @property
    def parameters(self) -> dict[str, tuple[str, ...]]:
        """The names of the parameters of each function that is defined by a statement of its own."""
        statements = {each.place: each for each in self.text}
        found = {name: statements[place] for name, place in self.defined.items() if place in statements}
        return {name: taken for name, each in found.items() if (taken := _parameters(each, name)) is not None}

    def to_dict(self) -> dict[str, Any]:
        """Return the same as JSON types, the notes in sentences."""
        return {
            "text": [[each.text, each.cell, each.line, list(each.names)] for each in self.text],
            "defined": {name: list(place) for name, place in self.defined.items()},
            "notes": list(map(str, self.notes)),
            "broken": list(self.broken),
            "left_out": {name: list(place) for name, place in self.left_out.items()},
            "unbound": list(self.unbound),
        }

    @classmethod
    def of_dict(cls, content: Mapping[str, Any]) -> "ExtractedDefinitions":
        """Return what to_dict() was made of, but for the notes: whoever executes the statements needs none."""
        return cls(
            tuple(TopLevelStatement(text, cell, line, tuple(names)) for text, cell, line, names in content["text"]),
            {name: (cell, line) for name, (cell, line) in content["defined"].items()},
            (),
            tuple(content["broken"]),
            {name: (cell, line) for name, (cell, line) in content["left_out"].items()},
            tuple(content["unbound"]),
        )
