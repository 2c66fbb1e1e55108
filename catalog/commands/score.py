"""The command `score`: how often the diagnosis is right."""

import argparse
import os

from catalog.commands.arguments import FORMATS, Commands, count
from catalog.commands.exits import MISTAKE, NO_DIFFERENCE, RefusedError
from catalog.terminal.streams import put, say


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = "Diagnose outputs of which it is known what made them. Exit code: 1 where fewer are right than must be."
    score = commands.add_parser("score", help="count how often the diagnosis is right", description=about)
    score.add_argument("--full", action="store_true", help="far larger samples: takes many hours")
    score.add_argument("--only", metavar="NAME", help="the rows of one source, such as corpus")
    score.add_argument("--format", choices=FORMATS, default="plain", help="plain by default")
    score.add_argument("--misses", action="store_true", help="list the cases that are not right as well")
    score.add_argument("--workers", type=count, default=os.cpu_count(), metavar="N", help="processes (default: all)")
    score.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the scoreboard of the diagnosis, and say what is below its limit. Raises RefusedError."""
    from catalog.evaluation.board import SOURCES, as_text, misses, score, table
    from catalog.evaluation.limits import broken
    from catalog.evaluation.row import FULL, Sample

    if options.only not in (None, *SOURCES):
        raise RefusedError(f"{options.only!r} is not one of {', '.join(SOURCES)}")
    sample = FULL if options.full else Sample()
    rows = [row for name, source in SOURCES.items() if options.only in (None, name) for row in source(sample)]
    scored = score(rows, options.workers or 1)
    board = table(scored)
    for found in (board, misses(scored)) if options.misses else (board,):
        put(f"{as_text(found, options.format)}\n")
    sentences = broken(board)
    for sentence in sentences:
        say(sentence)
    return MISTAKE if sentences else NO_DIFFERENCE
