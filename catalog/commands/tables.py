"""The command `tables`: for each test cell, what every mistake prints in it."""

import argparse
from pathlib import Path

from catalog.commands.arguments import FORMATS, Commands, add_exercise
from catalog.commands.exits import NO_DIFFERENCE, RefusedError
from catalog.terminal.streams import complain, put, unwritable
from catalog.terminal.visible import printable

ENDINGS = {"plain": "txt", "github": "md", "html": "html", "latex": "tex", "csv": "csv", "json": "json"}


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = "For each test cell, which of its lines notice which mistake, and what is printed."
    tables = commands.add_parser("tables", help="which lines notice which mistake", description=about)
    add_options(tables)
    tables.add_argument("--lines", action="store_true", help="the lines as they are printed too, in plain form")
    tables.set_defaults(run=run)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that the tables had before they were a command."""
    add_exercise(parser)
    parser.add_argument("--format", choices=FORMATS, help="plain by default; csv and json keep every digit")
    parser.add_argument("--output", type=Path, metavar="FOLDER", help="write a file for each table into this folder")


def run(options: argparse.Namespace) -> int:
    """Print or write the tables. Raises RefusedError."""
    from catalog.reporting.tables.report import data_text, people_text, people_texts, signatures_text

    form = options.format or "plain"
    for_programs = form in ("csv", "json")
    if options.output is None:
        text = data_text(options.exercise, form) if for_programs else people_text(options.exercise, form, options.lines)
        put(text.rstrip("\n"))
        return NO_DIFFERENCE
    texts = people_texts(options.exercise, form, options.lines) if not for_programs else {}
    if for_programs:
        texts = {"lines": data_text(options.exercise, form), "signatures": signatures_text(options.exercise, form)}
    write(options.output, texts, ENDINGS[form])
    return NO_DIFFERENCE


def write(folder: Path, texts: dict[str, str], ending: str) -> None:
    """Write a file for each text, by its name, into a folder, and say which. Raises RefusedError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            path = folder / f"{name}.{ending}"
            path.write_text(text, encoding="utf-8")
            complain(str(path))
    except OSError as error:
        raise RefusedError(unwritable(printable(str(folder)), error)) from error
