"""Templates: Python text in which a name of one letter is a metavariable, and what it stands for in code of that form.

`np.dot(a, b)` is the product of any two expressions, `x * (1 - x)` has the same expression twice, and `f(x, ...)` is a
call with any further arguments. All other names, numbers and operators stand for themselves.
"""

import ast
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeGuard

from catalog.operators.precedence import needed

Found = dict[str, ast.expr]
"""What each metavariable stands for."""

_UNREAD = frozenset({"ctx", "kind", "type_comment"})


@dataclass(frozen=True)
class Template:
    """The text of an expression, or of a line that sets something."""

    text: str

    @cached_property
    def root(self) -> ast.expr | ast.stmt:
        """The expression, or the line."""
        (line,) = ast.parse(self.text).body
        return line.value if isinstance(line, ast.Expr) else line

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The text cut at the metavariables: what stands around them and they themselves, by turns."""
        cuts = [0, *(at for name in self._names for at in (name.col_offset, name.col_offset + 1)), len(self.text)]
        return tuple(self.text[start:stop] for start, stop in pairwise(cuts))

    @cached_property
    def needs(self) -> tuple[int, ...]:
        """How tightly what stands for each metavariable must bind, in the text's order."""
        parents = {child: node for node in ast.walk(self.root) for child in ast.iter_child_nodes(node)}
        return tuple(needed(name, parents[name]) if name in parents else 0 for name in self._names)

    @cached_property
    def _names(self) -> list[ast.Name]:
        return sorted((node for node in ast.walk(self.root) if _is_letter(node)), key=lambda name: name.col_offset)

    def takes(self, kind: type[ast.AST], kinds: tuple[type[ast.expr], ...]) -> bool:
        """True where code of a kind may be of this form; a metavariable alone stands for code of several kinds."""
        return issubclass(kind, kinds if _is_letter(self.root) else type(self.root))

    def match(self, node: ast.AST) -> Found | None:
        """Return what the metavariables stand for in code of this form, None for code of another form."""
        found: Found = {}
        return found if _matches(self.root, node, found) else None


def _is_letter(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and len(node.id) == 1


def _matches(form: ast.AST, node: ast.AST, found: Found) -> bool:
    """True where code is of a form; `found` has what the metavariables of both stand for."""
    if _is_letter(form):
        return isinstance(node, ast.expr) and _is_same(found.setdefault(form.id, node), node)
    if type(form) is not type(node):
        return False
    if isinstance(form, ast.Call) and isinstance(node, ast.Call) and _is_open(form):
        given = len(form.args) - 1
        return _matches(form.func, node.func, found) and _agree(form.args[:given], node.args[:given], found)
    return all(name in _UNREAD or _agree(getattr(form, name), getattr(node, name), found) for name in form._fields)


def _agree(form: Any, part: Any, found: Found) -> bool:
    if isinstance(form, ast.AST):
        return _matches(form, part, found)
    if not isinstance(form, list):
        return bool(form == part)
    return len(form) == len(part) and all(_matches(*pair, found) for pair in zip(form, part, strict=True))


def _is_same(one: ast.expr, other: ast.expr) -> bool:
    return one is other or ast.dump(one) == ast.dump(other)


def _is_open(form: ast.Call) -> bool:
    """True for a call that ends in `...`."""
    last = form.args[-1] if form.args else None
    return isinstance(last, ast.Constant) and last.value is Ellipsis
