"""The command `explain`: one mistake, named or generated."""

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from re import findall, fullmatch

from catalog.commands.arguments import Commands
from catalog.commands.exits import NO_DIFFERENCE, RefusedError
from catalog.model.mutant import Mutant
from catalog.registry import all_mutants, exercise_of, exercises
from catalog.terminal.streams import put

MAX_SUGGESTED = 3


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = "Show a mutant: what it is, its difference from the reference, its hints and what it prints."
    explain = commands.add_parser("explain", help="show a mistake", description=about)
    explain.add_argument("name", help="its name, or the end of it: a mutant's or a generated mutant's")
    explain.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print one mutant. Raises RefusedError."""
    from catalog.reporting.tables.mutant_detail import mutant_detail

    found = [mutant for mutant in all_mutants() if f".{mutant.name}".endswith(f".{options.name}")]
    found = found or _generated_named(options.name)
    if len(found) != 1:
        raise RefusedError(_which(options.name, found))
    put(mutant_detail(found[0]))
    return NO_DIFFERENCE


def _generated_named(name: str) -> list[Mutant]:
    """Return the generated mutants whose name ends like this: with a dot and eight hexadecimal digits."""
    from catalog.operators.generate import generated

    if not fullmatch(r"(.*\.)?[0-9a-f]{8}", name):
        return []
    mutants = (mutant for family in dict.fromkeys(exercises().values()) for mutant in generated(family))
    return [mutant for mutant in mutants if f".{mutant.name}".endswith(f".{name}")]


def _which(name: str, found: Sequence[Mutant]) -> str:
    if found:
        return f"{name!r} is the name of several mutants: {', '.join(mutant.name for mutant in found)}"
    close = _close(name) or _sharing_words(name)
    suggestion = f"did you mean {' or '.join(close)}?" if close else "bptt-bugs list shows all of them"
    return f"there is no mutant {name!r}; {suggestion}"


def _close(name: str) -> list[str]:
    """Return the names that a typing error leads away from."""
    names = {end: mutant.name for mutant in all_mutants() for end in (mutant.name, mutant.name.rsplit(".", 1)[-1])}
    return list(dict.fromkeys(names[end] for end in get_close_matches(name, names, n=MAX_SUGGESTED)))


def _sharing_words(name: str) -> list[str]:
    """Return the mutants whose name or title has most of the words, those seen most first."""
    words = set(_words(name))
    shared = {each: len(words & _said_of(each)) for each in all_mutants()}
    most = max(shared.values())
    best = sorted((each for each in shared if shared[each] == most), key=lambda each: -each.count)
    return [each.name for each in best[:MAX_SUGGESTED]] if most and 2 * most >= len(words) else []


def _said_of(mutant: Mutant) -> set[str]:
    return set(_words(f"{mutant.name} {mutant.title} {exercise_of(mutant)}"))


def _words(text: str) -> list[str]:
    return [word for word in findall(r"[a-z0-9]+", text.lower().replace("_", " ")) if len(word) > 1]
