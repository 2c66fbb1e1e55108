"""Editing: hooked code in which another expression stands for that of a site."""

import ast
from collections.abc import Mapping

from catalog.functions.instrumentation.exchanging import Codes, codes_of
from catalog.functions.instrumentation.hooking import LOOPING, SEEN


class EditedCodes:
    """Hooked sources, of which each site's expression can be another one."""

    def __init__(self) -> None:
        self._trees: list[tuple[ast.Module, str]] = []
        self._places: dict[int, tuple[ast.Call, ast.stmt, str]] = {}

    def take(self, tree: ast.Module, file: str) -> None:
        """Take note of a hooked source."""
        self._trees.append((tree, file))

    def codes(self, edits: Mapping[int, str]) -> Codes:
        """Return the code of the functions in which expressions are edited, by the text that stands for each site.

        What stands around them is compiled only as far as the definition reaches in which they are.
        """
        places = [(self._place(number), text) for number, text in edits.items()]
        before = [call.args[1] for (call, _, _), _ in places]
        for (call, _, _), text in places:
            call.args[1] = _moved(ast.parse(text, mode="eval").body, call)
        try:
            codes = Codes()
            for whole, file in {id(whole): (whole, file) for (_, whole, file), _ in places}.values():
                codes |= codes_of(ast.Module([whole], []), file)
            return codes
        finally:
            for ((call, _, _), _), node in zip(places, before, strict=True):
                call.args[1] = node

    def _place(self, number: int) -> tuple[ast.Call, ast.stmt, str]:
        """Return the hook that is given a site's expression, and the outermost statement and the file that it is in."""
        while self._trees:
            tree, file = self._trees.pop()
            hooks = ((node, whole) for whole in tree.body for node in ast.walk(whole) if isinstance(node, ast.Call))
            for hook, whole in hooks:
                if isinstance(hook.func, ast.Name) and hook.func.id in (SEEN, LOOPING):
                    site = hook.args[0]
                    assert isinstance(site, ast.Constant)
                    assert isinstance(site.value, int)
                    self._places[site.value] = hook, whole, file
        return self._places[number]


def _moved(node: ast.expr, to: ast.expr) -> ast.expr:
    """Return an expression that says of itself that it stands where another does."""
    for each in ast.walk(node):
        ast.copy_location(each, to)
    return node
