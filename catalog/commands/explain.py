"""The command `explain`: one mistake, named or generated."""

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from re import findall, fullmatch

from catalog.commands.arguments import Commands
from catalog.commands.exits import NO_DIFFERENCE, RefusedError
from catalog.model.mutant import Mutant
from catalog.registry import all_mutants, exercise_of, exercises
from catalog.terminal.phrases import listed
from catalog.terminal.streams import put, unwritable
from catalog.terminal.visible import printable

MAX_SUGGESTED = 6
MAX_CLOSE = 3


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = "Show a mutant: what it is, its difference from the reference, its hints and what it prints."
    explain = commands.add_parser("explain", help="show a mistake", description=about)
    explain.add_argument("name", help="its name, or the end of it: a mutant's or a generated mutant's")
    flow = "draw into this file how the gradient flows, as SVG; the sentence that says the same goes to standard output"
    explain.add_argument("--flow", type=Path, metavar="FILE", help=flow)
    explain.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print one mutant, or draw the flow in it. Raises RefusedError."""
    from catalog.reporting.tables.mutant_detail import mutant_detail

    found = [mutant for mutant in all_mutants() if f".{mutant.name}".endswith(f".{options.name}")]
    found = found or _generated_named(options.name)
    if len(found) != 1:
        raise RefusedError(_which(options.name, found))
    if options.flow is not None:
        put(_draw(found[0], options.flow))
        return NO_DIFFERENCE
    put(mutant_detail(found[0]))
    return NO_DIFFERENCE


def _draw(mutant: Mutant, path: Path) -> str:
    """Write the flow in a mutant into a file, and return it in a sentence. Raises RefusedError."""
    from catalog.flow.measuring import flow_of
    from catalog.model.flow import Flow
    from catalog.reporting.drawing.flow import flow_svg
    from catalog.reporting.phrases.flow import flow_in_a_sentence, no_flow_in_a_sentence

    found = flow_of(mutant)
    if not isinstance(found, Flow):
        raise RefusedError(no_flow_in_a_sentence(found))
    try:
        path.write_text(f"{flow_svg(found, mutant.title)}\n", encoding="utf-8")
    except OSError as error:
        raise RefusedError(unwritable(printable(str(path)), error)) from error
    return flow_in_a_sentence(found)


def _generated_named(name: str) -> list[Mutant]:
    """Return the generated mutants whose name ends like this: with a dot and eight hexadecimal digits."""
    from catalog.operators.generate import generated, lazily_generated_in, raising

    if not fullmatch(r"(.*\.)?[0-9a-f]{8}", name):
        return []
    functions = [(family, function) for function, family in exercises().items() if function in name.split(".")]
    functions = functions or [(family, function) for function, family in exercises().items()]
    mutants = [mutant for family in dict.fromkeys(exercises().values()) for mutant in generated(family)]
    mutants += [mutant for family, function in functions for mutant in raising(family, function)]
    mutants += [mutant for family, function in functions for mutant in lazily_generated_in(family, function)]
    return [mutant for mutant in mutants if f".{mutant.name}".endswith(f".{name}")]


def _which(name: str, found: Sequence[Mutant]) -> str:
    if found:
        return f"{name!r} is the name of several mutants: {', '.join(mutant.name for mutant in found)}"
    exercise = name.lower().rsplit(".", 1)[-1]
    if exercise in exercises():
        return f"{name!r} is an exercise; bptt-bugs list --exercise {exercise} shows its mutants"
    others = _containing(name) or _close(name) or _sharing_words(name)
    if not others:
        return f"there is no mutant {name!r}; bptt-bugs list shows all of them"
    more = len(others) - MAX_SUGGESTED
    rest = f" {more} more {'is' if more == 1 else 'are'} like it: bptt-bugs list shows all of them." if more > 0 else ""
    return f"there is no mutant {name!r}; did you mean {listed(others[:MAX_SUGGESTED], 'or')}?{rest}"


def _containing(name: str) -> list[str]:
    """Return the names that a name is a part of: where it is the end, then the beginning, then those seen most."""
    part = name.lower()
    found = [mutant for mutant in all_mutants() if part in mutant.name.lower()]
    found.sort(key=lambda mutant: (*_differing(part, mutant.name.lower()), -mutant.count))
    return [mutant.name for mutant in found]


def _differing(part: str, name: str) -> tuple[bool, bool]:
    """Return whether a part is not the end of a name, and whether it is not the beginning of a word between dots."""
    return not f".{name}".endswith(f".{part}"), f".{part}" not in f".{name}"


def _close(name: str) -> list[str]:
    """Return the names that a typing error leads away from, of every exercise that has them."""
    names = [mutant.name for mutant in all_mutants()]
    ends = {end.lower(): end for each in names for end in (each, each.rsplit(".", 1)[-1])}
    close = get_close_matches(name.lower(), ends, n=MAX_CLOSE)
    return list(dict.fromkeys(each for end in close for each in names if f".{each}".endswith(f".{ends[end]}")))


def _sharing_words(name: str) -> list[str]:
    """Return the mutants whose name or title has most of the words, those seen most first."""
    words = set(_words(name))
    shared = {each: len(words & _said_of(each)) for each in all_mutants()}
    most = max(shared.values())
    best = sorted((each for each in shared if shared[each] == most), key=lambda each: -each.count)
    return [each.name for each in best[:MAX_CLOSE]] if most and 2 * most >= len(words) else []


def _said_of(mutant: Mutant) -> set[str]:
    return set(_words(f"{mutant.name} {mutant.title} {exercise_of(mutant)}"))


def _words(text: str) -> list[str]:
    return [word for word in findall(r"[a-z0-9]+", text.lower().replace("_", " ")) if len(word) > 1]
