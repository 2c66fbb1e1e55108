"""Suites: what somebody's own tests kill and what survives, as text."""

from collections.abc import Iterator, Sequence

from tabulate import tabulate

from catalog.model.mutant import Mutant
from catalog.model.suite_kills import MutantKills, MutantState, SuiteKills, SuiteTest
from catalog.reporting.layout import wrap
from catalog.reporting.tables.fitting import cut
from catalog.terminal.phrases import counted, listed, share

HEADERS = ("mutants", "killed", "of", "share", "survive", "equivalent")
TEST_HEADERS = ("test", "kills", "by an assertion", "of")
LONGEST_NAME = 48


def summary(kills: SuiteKills, most: int) -> list[str]:
    """Return the lines that say what a suite kills, with so many of the survivors."""
    survivors = survivors_first(kills)
    parts = [_table(kills), *_missing(kills), *_uncalled(kills), *_tests(kills)]
    if survivors[:most]:
        parts.append("Survivors, named ones first, those seen most often on top:")
        parts += [_survivor(each.mutant) for each in survivors[:most]]
    if survivors[most:]:
        more = "more survive" if survivors[:most] else "survive"
        count = f"{len(survivors[most:]):,} {more}"
        parts.append(wrap(f"{count}: --bptt-show N shows N of them, --bptt-json FILE writes all into a file."))
    return "\n\n".join(parts).split("\n")


def survivors_first(kills: SuiteKills) -> list[MutantKills]:
    """Return the survivors: named ones, those that were seen most often first, then generated ones."""
    found = [each for each in kills.mutants if each.state is MutantState.SURVIVED]
    return sorted(found, key=lambda each: (bool(each.mutant.operator), -each.mutant.count))


def _table(kills: SuiteKills) -> str:
    named = [each for each in kills.mutants if not each.mutant.operator]
    generated = [each for each in kills.mutants if each.mutant.operator]
    kinds = {"named": named, "generated": generated}
    return _tabulated([_row(*each) for each in kinds.items() if each[1]], HEADERS)


def _tabulated(rows: Sequence[tuple[str, ...]], headers: tuple[str, ...]) -> str:
    """Return a table of names and, on the right of their columns, numbers."""
    sides = ("left", *["right"] * (len(headers) - 1)) if rows else None
    return tabulate(rows, headers, disable_numparse=True, colalign=sides)


def _row(kind: str, mutants: Sequence[MutantKills]) -> tuple[str, ...]:
    counts = {state: sum(each.state is state for each in mutants) for state in MutantState}
    told = len(mutants) - counts[MutantState.EQUIVALENT]
    killed = counts[MutantState.KILLED]
    numbers = (killed, told, counts[MutantState.SURVIVED], counts[MutantState.EQUIVALENT])
    killed_text, told_text, survived, equivalent = (f"{number:,}" for number in numbers)
    return kind, killed_text, told_text, share(killed, told, 1), survived, equivalent


def _missing(kills: SuiteKills) -> Iterator[str]:
    if kills.missing:
        yield wrap(f"{counted(kills.missing, 'mutant')} more would have been run.")


def _uncalled(kills: SuiteKills) -> Iterator[str]:
    if kills.uncalled:
        yield wrap(f"No test calls {listed(kills.uncalled, 'or')}: mutants of what is never called were not run.")


def _tests(kills: SuiteKills) -> Iterator[str]:
    names = _short([each.name for each in kills.tests])
    rows = [_counts(*each, kills) for each in zip(names, kills.tests, strict=True)]
    yield _tabulated(rows, TEST_HEADERS)
    silent = [each for each in kills.tests if not kills.asserted_by(each.name)]
    said = [wrap(_silent(each, kills), "    ", "") for each in silent if each.reasons or kills.run_with(each.name)]
    if said:
        yield "\n".join(said)


def _short(names: Sequence[str]) -> list[str]:
    """Return the tests' names without folders, and without the file where all are in one."""
    files = {name.partition("::")[0] for name in names}
    shown = [name.partition("::")[2] if len(files) == 1 else name.rpartition("/")[2] for name in names]
    return [cut(name, LONGEST_NAME) for name in shown]


def _counts(name: str, test: SuiteTest, kills: SuiteKills) -> tuple[str, ...]:
    numbers = kills.killed_by(test.name), kills.asserted_by(test.name), kills.run_with(test.name)
    return (name, *(f"{number:,}" for number in numbers))


def _silent(test: SuiteTest, kills: SuiteKills) -> str:
    """Return that no assertion of a test fails, and why where its syntax says so."""
    also = ", it fails only where something raises" if kills.killed_by(test.name) else ""
    why = "; ".join(map(str, test.reasons))
    return f"{test.name}: no mutant makes an assertion in it fail{also}{f': {why}' if why else ''}."


def _survivor(mutant: Mutant) -> str:
    seen = f"; seen {mutant.count} times" if mutant.count > 1 else "; seen once" if mutant.count else ""
    lines = [f"{mutant.name}{seen}", wrap(f"{mutant.title}.", "    ")]
    return "\n".join([*lines, wrap(f"Hint 1: {mutant.hints[0]}", "    ")])
