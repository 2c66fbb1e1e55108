"""Rules: a pattern, what is put where code is of that form, and when; the plainest kind of mutation operator."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from catalog.operators.change import LINE, PLACE, Change, short
from catalog.operators.code import Code
from catalog.operators.rewriting import Occurrence, Rewriting
from catalog.operators.template import Template

Guard = Callable[[Occurrence], bool]
Choices = Callable[[Occurrence], Iterable[str]]

INSTEAD = "`{after!s}` stands where the reference has `{before}`"
"""The words of a change, where a rule has no others."""


class _Shown(str):
    """Text as words show it: `{x}` shortened, `{x:24}` to 24 characters, `{x!s}` whole."""

    def __format__(self, limit: str) -> str:
        return short(self, int(limit or 44))


@dataclass(frozen=True, eq=False)
class Rule:
    """One form of a mistake.

    form: `pattern -> replacement`, or with `~>`, as a Rewriting has it. before, after: an example, a line each. kinds:
    what the whole may be, where the pattern is a single letter. where: the guards. choices: what the letter that only
    the replacement has stands for, one after another. what, alike, says: a change's words, in which `{x}` is what
    stands for x, `{before}` and `{after}` the whole, `{inside}` what a call has in its parentheses, `{target}` what
    the line sets, and `{line}` and `{place}` are for words to fill in.
    """

    form: str
    before: str
    after: str
    kinds: tuple[type[ast.expr], ...] = (ast.expr,)
    where: tuple[Guard, ...] = ()
    choices: Choices | None = None
    what: str = INSTEAD
    alike: str = ""
    says: str = ""

    @cached_property
    def rewriting(self) -> Rewriting:
        """The pattern and its replacement."""
        return Rewriting(self.form)

    @property
    def pattern(self) -> Template:
        """What code looks like before."""
        return self.rewriting.pattern

    def changes(self, match: Occurrence) -> Iterator[Change]:
        """Yield what the rule makes of code of its pattern's form."""
        if all(guard(match) for guard in self.where):
            for choice in self.choices(match) if self.choices else ("",):
                yield self._change(match, choice)

    def _change(self, match: Occurrence, choice: str) -> Change:
        """Return the change that one choice makes."""
        texts = self.rewriting.texts(match, choice)
        after = "".join(texts)
        words = {name: self._word(name, match, choice, after) for name in self._named}
        what, alike, says = (text and text.format_map(words) for text in (self.what, self.alike, self.says))
        return Change(match.statement, (self.rewriting.span(match, texts),), what, alike, says=says)

    @cached_property
    def _named(self) -> frozenset[str]:
        """The names in the rule's words."""
        return frozenset(re.findall(r"{(\w+)", self.what + self.alike + self.says))

    def _word(self, name: str, match: Occurrence, choice: str, after: str) -> str:
        """Return what stands for a name in the words."""
        if name in ("target", "line", "place"):
            return {"target": match.statement.target, "line": LINE, "place": PLACE}[name]
        if name in ("after", "inside"):
            return _Shown(after if name == "after" else after.partition("(")[2][:-1])
        node = match.node if name == "before" else match.found.get(name)
        return _Shown(choice if node is None else match.code.text(node))


class Rules:
    """The changes of several rules, by line, then by expression in the text's order, then by rule."""

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules
        self._by_kind = _ByKind(rules)

    def __call__(self, code: Code) -> Iterator[Change]:
        """Yield the changes of one function."""
        for statement, node in code.places:
            for pattern, rules in self._by_kind[type(node)]:
                found = pattern.match(node)
                if found is not None:
                    match = Occurrence(code, statement, node, found)
                    for rule in rules:
                        yield from rule.changes(match)


class _ByKind(dict[type[ast.AST], list[tuple[Template, list[Rule]]]]):
    """The patterns that each kind of code may be of, with the rules that have them: most code is of none."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.groups = [(*key, list(group)) for key, group in groupby(rules, attrgetter("pattern", "kinds"))]

    def __missing__(self, kind: type[ast.AST]) -> list[tuple[Template, list[Rule]]]:
        taken = [(pattern, rules) for pattern, kinds, rules in self.groups if pattern.takes(kind, kinds)]
        return self.setdefault(kind, taken)
