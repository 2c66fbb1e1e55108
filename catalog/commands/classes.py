"""The command `batch`: what is wrong in every notebook and .py file of a folder."""

import argparse
import os
from pathlib import Path

from catalog.batch.options import BUDGET, BatchError, Options
from catalog.commands.arguments import Commands, add_exercise, add_hints, add_protection, count
from catalog.commands.exits import MISTAKE, NO_DIFFERENCE, RefusedError

FORMATS = ("csv", "jsonl", "html", "gradescope", "otter")


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = "Say what is wrong in every notebook and .py file of a folder. Exit code: 0 all correct, 1 not, 2 no files."
    batch = commands.add_parser("batch", help="say what is wrong in each file of a folder", description=about)
    batch.add_argument("folder", type=Path, help="with the folders in it; hidden ones are left out")
    batch.add_argument("--format", choices=FORMATS, default="csv", help="csv by default")
    batch.add_argument("--output", type=Path, metavar="PATH", help="standard output by default")
    batch.add_argument("--journal", type=Path, metavar="PATH", help="where the answers are kept until all are there")
    batch.add_argument("--execute", action="store_true", help="run the functions of notebooks too, in a sandbox")
    batch.add_argument("--workers", type=count, default=os.cpu_count(), metavar="N", help="processes (default: all)")
    add_hints(batch)
    add_exercise(batch, default="")
    most = f"run at most so many programs with several mistakes for a file (default {BUDGET})"
    batch.add_argument("--budget", type=count, default=BUDGET, metavar="N", help=most)
    add_protection(batch)
    batch.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print or write what is said of every file of a folder. Raises RefusedError."""
    from catalog.commands.batch import Order, carry_out

    how = Options(options.execute, options.hints, options.exercise, options.budget, options.protection)
    order = Order(options.folder, how, options.format, options.output, options.journal, options.workers or 1)
    try:
        return NO_DIFFERENCE if carry_out(order) else MISTAKE
    except BatchError as error:
        raise RefusedError(str(error)) from error
