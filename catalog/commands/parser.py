"""The parser: which command is meant, and with which options."""

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from catalog.commands import ask, classes, explain, listing, score, tables
from catalog.commands.arguments import NAMES
from catalog.terminal.streams import put

EXAMPLES = """examples:
  bptt-bugs homework.py             which of your functions is wrong, and where
  bptt-bugs < output.txt            what the numbers that a cell printed tell
  bptt-bugs homework.ipynb --hints 2
  bptt-bugs batch FOLDER --format html --output class.html
"""


def parsed(arguments: Sequence[str], *, terminal: bool) -> argparse.Namespace:
    """Return the options, `run` among them. terminal: standard input is one. Exits where they make no sense."""
    parser = _parser()
    return parser.parse_args(_spelled_out(parser, arguments, terminal=terminal))


def _parser() -> argparse.ArgumentParser:
    about = "A bug catalog for back-propagation through time:\nsays which mistake is in your code, and gives a hint."
    usage = "bptt-bugs [FILE] [options]\n       bptt-bugs COMMAND [options]"
    parser = _Parser("bptt-bugs", usage, about, EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", action=_Version, nargs=0, help="show which version this is and exit")
    found = "with FILE, or with text that is piped in, and no command: diagnose"
    commands = parser.add_subparsers(title="commands", description=found, metavar="COMMAND", prog="bptt-bugs")
    for command in (ask, explain, listing, tables, classes, score):
        command.add(commands)
    return parser


def _spelled_out(parser: argparse.ArgumentParser, arguments: Sequence[str], *, terminal: bool) -> list[str]:
    """Return the arguments with a command: a file is diagnosed, and the options of the tables once stood alone."""
    if not arguments:
        return ["--help"] if terminal else ["diagnose"]
    if arguments[0] in (*NAMES, "-h", "--help", "--version"):
        return list(arguments)
    rest = _without_those_of_tables(arguments)
    if len(rest) == len(arguments):
        return ["diagnose", *arguments]
    if rest and rest[0] in NAMES:
        parser.error(f"--exercise, --format and --output stand behind a command: bptt-bugs {rest[0]} ...")
    return ["diagnose" if rest else "tables", *arguments]


def _without_those_of_tables(arguments: Sequence[str]) -> list[str]:
    """Return what is left of arguments without the options of the tables; all of them where one makes no sense."""
    old = _Strict(add_help=False)
    tables.add_options(old)
    try:
        return old.parse_known_args(arguments)[1]
    except ValueError:
        return list(arguments)


class _Parser(argparse.ArgumentParser):
    def print_help(self, file: Any = None) -> None:  # noqa: ARG002
        """Print the help; argparse itself would not say that it cannot be written."""
        put(self.format_help(), end="")


class _Strict(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ValueError(message)


class _Version(argparse.Action):
    """Shows the version that is installed; it is looked up for nobody else."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            found = version("bptt-bug-catalog")
        except PackageNotFoundError:
            found = "of a folder that is not installed"
        put(f"bptt-bugs {found}")
        parser.exit()
