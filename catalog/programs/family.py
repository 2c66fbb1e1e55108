"""A family: the source text of the functions that work together in one program."""

import ast
import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from catalog.caching import CODE, Store
from catalog.programs.edit import Edit, EditError, Span, apply, locate
from catalog.programs.splicing import Codes, Splicer


@dataclass(frozen=True, eq=False)
class Family:
    """The correct functions of one module under reference/, as text that edits apply to.

    `name` is "c5w1a1.rnn"; `functions` are the names in the module's `__all__`, upstream first.
    """

    name: str
    module: ModuleType
    given: Mapping[str, Any]

    @property
    def functions(self) -> tuple[str, ...]:
        """The exercises' names, in the order in which data flows through them."""
        return tuple(self.module.__all__)

    @cached_property
    def sources(self) -> dict[str, str]:
        """The source text of each function."""
        text = Path(str(self.module.__file__)).read_text(encoding="utf-8")
        nodes = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
        return {node.name: ast.get_source_segment(text, node) or "" for node in nodes if node.name in self.functions}

    def namespace(self) -> dict[str, Any]:
        """Return a fresh copy of the names that a program's functions see: numpy, what the course gives, themselves."""
        return {**self.given, **self._held}

    @cached_property
    def _held(self) -> dict[str, Any]:
        # Somebody's tests may have other functions put into the module; programs are made of its own.
        return dict(vars(self.module))

    def spans(self, edits: tuple[Edit, ...]) -> dict[str, tuple[Span, ...]]:
        """Return the spans that the edits change, by function.

        Raises EditError where an edit does not apply.
        """
        spans: dict[str, tuple[Span, ...]] = {}
        for edit in edits:
            if edit.function not in self.sources:
                raise EditError(f"{edit.function!r} is not one of {', '.join(self.functions)}")
            if edit not in self._located:
                self._located[edit] = locate(edit, self.sources[edit.function])
            spans[edit.function] = (*spans.get(edit.function, ()), self._located[edit])
        return spans

    def place(self, edits: tuple[Edit, ...]) -> tuple[int, int]:
        """Return where the first of some edits is: in which function, upstream first, and at which of its characters.

        Raises EditError where an edit does not apply.
        """
        return min((self.functions.index(name), min(spans).start) for name, spans in self.spans(edits).items())

    def edited(self, function: str, spans: tuple[Span, ...]) -> str:
        """Return a function's text with the spans replaced and the lines that became empty taken out."""
        text = apply(spans, self.sources[function])
        return "\n".join(line for line in text.split("\n") if line.strip() or not line)

    def compiled(self, function: str, spans: tuple[Span, ...], *, keep: bool = True) -> Codes:
        """Return the code object of a function with the spans replaced, and those of what it calls in their place.

        keep: it will be asked for again. Raises EditError where the spans overlap or the text does not compile.
        """
        key = (function, tuple(sorted(spans)) if len(spans) > 1 else spans)
        codes = self._codes.get(key)
        if codes is None:
            codes = self._splicer(function).splice(spans, keep=keep) or (self._compile(*key), {})
            if keep:
                self._codes[key] = codes
        return codes

    def _splicer(self, function: str) -> Splicer:
        if function not in self._splicers:
            self._splicers[function] = Splicer(self.sources[function])
        splicer: Splicer = self._splicers[function]
        return splicer

    @cached_property
    def _splicers(self) -> Store:
        return CODE.store()

    @cached_property
    def _located(self) -> Store:
        return CODE.store()

    @cached_property
    def _codes(self) -> Store:
        return CODE.store()

    def _compile(self, function: str, spans: tuple[Span, ...]) -> CodeType:
        try:
            module = compile(self.edited(function, spans), f"<{self.name}>", "exec", dont_inherit=True)
        except SyntaxError as error:
            raise EditError(f"{function} does not compile after the edit: {error}") from error
        return next(const for const in module.co_consts if isinstance(const, CodeType))


def load_family(course: str, name: str) -> Family:
    """Return the family of reference/<course>/<name>.py; what reference/<course>/given.py lists is in its namespace."""
    given = importlib.import_module(f"reference.{course}.given")
    module = importlib.import_module(f"reference.{course}.{name}")
    return Family(f"{course}.{name}", module, {key: vars(given)[key] for key in given.__all__})
