"""The command `list`: the named mistakes, by the exercise that they are made in."""

import argparse

from catalog.commands.arguments import FORMATS, Commands, add_exercise
from catalog.commands.exits import NO_DIFFERENCE
from catalog.terminal.streams import put


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = "List the named mistakes: how often each was seen, its name and its title."
    listing = commands.add_parser("list", help="list the named mistakes", description=about)
    add_exercise(listing)
    listing.add_argument("--format", choices=FORMATS, default="plain", help="plain by default")
    listing.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    from catalog.reporting.tables.listing import listing_text

    put(listing_text(options.exercise, options.format))
    return NO_DIFFERENCE
