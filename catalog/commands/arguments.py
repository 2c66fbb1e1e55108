"""Arguments: those that several commands have."""

import argparse
from difflib import get_close_matches
from typing import Any

from catalog.batch.options import PROTECTIONS
from catalog.registry import exercises

NAMES = ("diagnose", "explain", "list", "tables", "adequacy", "design", "batch", "site", "serve", "score")
FORMATS = ("plain", "github", "html", "latex", "csv", "json")

# What argparse's add_subparsers returns; its own name for it is private.
Commands = Any


def like_a_command(name: str) -> str:
    """Return which command a name that is no file's may be meant for, as the end of a sentence; "" for none."""
    close = get_close_matches(name, NAMES, n=1)
    return f"; did you mean the command {close[0]}?" if close else ""


def add_exercise(command: argparse.ArgumentParser, **options: Any) -> None:
    """Add the choice of one exercise."""
    names = ", ".join(exercises())
    command.add_argument("--exercise", choices=list(exercises()), metavar="NAME", help=f"one of {names}", **options)


def add_hints(command: argparse.ArgumentParser) -> None:
    """Add the number of hints."""
    command.add_argument("--hints", type=count, default=1, metavar="N", help="how many hints to give (default 1)")


def add_protection(command: argparse.ArgumentParser) -> None:
    """Add the choice of what stands between code and the machine."""
    protection = "what must protect from code that is run: bubblewrap, or limits alone (default: the best there is)"
    command.add_argument("--protection", choices=PROTECTIONS, default=PROTECTIONS[0], help=protection)


def count(text: str) -> int:
    """Return a whole number from 0."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0")
    return int(text)


def seconds(text: str) -> float:
    """Return a number of seconds."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0")
    return number
