"""Identity: what two texts of a function have in common that are one program.

Whether people made the same mistake in two ways is seen in the text, without its spaces, or in what it compiles to.
"""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from types import CodeType

Identity = Callable[[str], Hashable]
"""What two texts have in common that are one program; None for a text that is none."""


def text_of(source: str) -> str:
    """Return what is below the docstring with tabs, without spaces and empty lines: faster than to parse it."""
    text = source.rpartition('"""')[2].replace("\n        ", "\n\t\t").replace("\n    ", "\n\t").replace(" ", "")
    return text.replace("\n\t\t\n", "\n").replace("\n\t\n", "\n").replace("\n\n", "\n")


@dataclass(frozen=True, eq=False, slots=True)
class Bytecode:
    """What a function's statements compile to, one by one: most stand in thousands of programs."""

    _known: dict[str, Hashable] = field(default_factory=dict)

    def __call__(self, source: str) -> Hashable:
        """Return what a function's text compiles to; None where it is no Python."""
        head, mark, body = source.rpartition('"""')
        head, body = (head, body) if mark else source.split("\n", 1)
        parts = re.split(r"(?:\n|^)(?=    [^\s)}])", body)
        try:
            return head, *(self._compiled(part) for part in parts if part.strip())
        except SyntaxError:
            return None

    def _compiled(self, statement: str) -> Hashable:
        if statement not in self._known:
            module = compile(f"def f():\n{statement}", "", "exec", dont_inherit=True)
            code = next(const for const in module.co_consts if isinstance(const, CodeType))
            self._known[statement] = hash((code.co_code, repr(code.co_consts), code.co_names, code.co_varnames))
        return self._known[statement]
