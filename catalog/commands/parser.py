"""The parser: which command is meant, and with which options."""

import argparse
import os
from collections.abc import Sequence
from errno import ENOENT
from typing import Any, NoReturn

from catalog.commands import adequacy, ask, classes, design, explain, listing, score, site, tables
from catalog.commands.arguments import NAMES, like_a_command
from catalog.commands.exits import RefusedError
from catalog.terminal.streams import put

EXAMPLES = """examples:
  bptt-bugs homework.py             which of your functions is wrong, and where
  bptt-bugs < output.txt            what the numbers that a cell printed tell
  bptt-bugs homework.ipynb --hints 2
  bptt-bugs batch FOLDER --format html --output class.html
"""


def parsed(arguments: Sequence[str], *, terminal: bool, piped: bool) -> argparse.Namespace:
    """Return the options, `run` among them. terminal: standard input is one; piped: text comes from there.

    Exits where they make no sense. Raises RefusedError for the name of a command that was mistyped.
    """
    parser = _parser()
    if not arguments:
        return parser.parse_args(["--help"] if terminal else ["diagnose"])
    return parser.parse_args(_spelled_out(parser, arguments, piped=piped))


def _parser() -> argparse.ArgumentParser:
    about = "A bug catalog for back-propagation through time:\nsays which mistake is in your code, and gives a hint."
    usage = "bptt-bugs [FILE] [options]\n       bptt-bugs COMMAND [options]"
    parser = _Parser("bptt-bugs", usage, about, EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", action=_Version, nargs=0, help="show which version this is and exit")
    found = "with FILE, or with text that is piped in, and no command: diagnose"
    commands = parser.add_subparsers(title="commands", description=found, metavar="COMMAND", prog="bptt-bugs")
    for command in (ask, explain, listing, tables, adequacy, design, classes, site, score):
        command.add(commands)
    return parser


def _spelled_out(parser: argparse.ArgumentParser, arguments: Sequence[str], *, piped: bool) -> list[str]:
    """Return the arguments with a command: files and piped text are diagnosed; options of the tables once stood alone.

    Those that `diagnose` has too are about the text, where text is piped.
    """
    first = arguments[0]
    if first in (*NAMES, "-h", "--help", "--version"):
        return list(arguments)
    if not os.path.exists(first) and (meant := like_a_command(first)):
        raise RefusedError(f"cannot read {first}: {os.strerror(ENOENT)}{meant}")
    options, rest = _options_of_tables(arguments)
    if len(rest) == len(arguments):
        return ["diagnose", *arguments]
    if rest and rest[0] in NAMES:
        parser.error(f"--exercise, --format and --output stand behind a command: bptt-bugs {rest[0]} ...")
    about_text = piped and options.output is None and options.format in (None, *ask.FORMS)
    return ["diagnose" if rest or about_text else "tables", *arguments]


def _options_of_tables(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Return the options of the tables, and what else there is; all of it where one of them makes no sense."""
    old = _Strict(add_help=False)
    tables.add_options(old)
    try:
        return old.parse_known_args(arguments)
    except ValueError:
        return argparse.Namespace(), list(arguments)


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
