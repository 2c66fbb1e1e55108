"""The same function written in another way, whatever it does: what is wrong in one is wrong in the other."""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from catalog.evaluation.changed_lines import places
from catalog.evaluation.lines import Function, case_of
from catalog.operators.generate import generated
from catalog.registry import exercises, family

Rewriting = Callable[[str], str]


def in_an_object(text: str) -> str:
    """Return a function whose names are attributes of an object, which a method of it computes with."""
    tree = ast.parse(text)
    (function,) = tree.body
    assert isinstance(function, ast.FunctionDef)
    held = {each.id for each in ast.walk(function) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    held -= {each.arg for each in function.args.args}
    body = [ast.unparse(_Attributes(held).visit(each)) for each in function.body]
    parameters = ", ".join(each.arg for each in function.args.args)
    method = "\n".join(f"        {line}" for each in body for line in each.split("\n"))
    return (
        f"class State:\n    def run(self, {parameters}):\n{method}\n\n"
        f"def {function.name}({parameters}):\n    return State().run({parameters})\n"
    )


def function_object(text: str) -> str:
    """Return the same as an object that is called like a function."""
    before, _, _ = in_an_object(text).partition("\ndef ")
    return before.replace("def run(", "def __call__(") + f"\n{ast.parse(text).body[0].name} = State()\n"  # type: ignore[attr-defined]


ELEMENTWISE = {ast.Add: "np.add", ast.Sub: "np.subtract", ast.Mult: "np.multiply"}


def written_into(text: str) -> str:
    """Return a function that writes what it adds and multiplies into arrays, in the lines in which it assigns them."""
    return _with_out(text, "out={}")


def written_into_by_position(text: str) -> str:
    """Return the same with the array as the argument behind the others."""
    return _with_out(text, "{}")


def _with_out(text: str, argument: str) -> str:
    lines = text.split("\n")
    for node in ast.walk(ast.parse(text)):
        value, target = getattr(node, "value", None), next(iter(getattr(node, "targets", ())), None)
        if not (isinstance(target, ast.Name) and isinstance(value, ast.BinOp) and value.lineno == value.end_lineno):
            continue
        names = {each.id for each in ast.walk(value) if isinstance(each, ast.Name)}
        if target.id not in names and type(value.op) in ELEMENTWISE:
            left, right = ast.unparse(value.left), ast.unparse(value.right)
            whole = lines[value.lineno - 1]
            made = f"{target.id} = np.empty(np.broadcast_shapes(np.shape({left}), np.shape({right})))"
            into = f"{ELEMENTWISE[type(value.op)]}({left}, {right}, {argument.format(target.id)})"
            lines[value.lineno - 1] = f"{whole[: len(whole) - len(whole.lstrip())]}{made}; {into}"
    return "\n".join(lines)


class _Attributes(ast.NodeTransformer):
    """Makes names attributes of self."""

    def __init__(self, held: set[str]) -> None:
        self.held = held

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Attribute(ast.Name("self", ast.Load()), node.id, node.ctx) if node.id in self.held else node


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A wrong function written in another way. before: the right one."""

    before: str
    function: Function


def rewritten(rewriting: Rewriting, names: Iterable[str], every: int) -> Iterator[Rewritten]:
    """Yield functions of exercises with each so manieth of their generated mistakes, written in another way."""
    for name in names:
        of = family(exercises()[name])
        for mutant in [each for each in generated(of.name) if each.functions == (name,)][::every]:
            case = case_of((mutant,))
            if case is not None and case.looked_at is not None:
                before, after = rewriting(of.sources[name]), rewriting(case.looked_at.text)
                if before != after:
                    looked_at = Function(of.name, name, after, (_differing(before, after),), _places(before, after))
                    yield Rewritten(before, looked_at)


def _places(before: str, after: str) -> frozenset[int]:
    """Return the lines that say something of what lines assign that were changed or taken out, attributes as well."""
    left = after.split("\n")
    gone = [line.strip() for line in before.split("\n") if line not in left]
    names = {line.partition("=")[0].strip(" +-*/") for line in gone if "=" in line}
    held = {name for name in names if name.startswith("self.") and name.replace(".", "").isidentifier()}
    return places(before, after) | {at for at, line in enumerate(left, 1) if any(name in line for name in held)}


def _differing(before: str, after: str) -> frozenset[int]:
    """Return the lines that are others; where some were taken out, the lines beside them."""
    found = set[int]()
    for kind, _, _, start, stop in SequenceMatcher(None, before.split("\n"), after.split("\n")).get_opcodes():
        if kind != "equal":
            found |= set(range(start + 1, stop + 1)) or {start, start + 1}
    return frozenset(found)
