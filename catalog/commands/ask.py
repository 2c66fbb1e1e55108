"""The command `diagnose`: what is wrong with what printed this, or with this code."""

import argparse
import sys
from errno import EBADF
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.commands.arguments import Commands, add_exercise, add_hints, add_protection, count, like_a_command, seconds
from catalog.commands.exits import RefusedError, exit_code, refuse
from catalog.model.scope import BUDGET, Scope
from catalog.terminal.streams import put, say

if TYPE_CHECKING:
    from catalog.model.diagnosis import Diagnosis
    from catalog.model.notebook_report import NotebookReport

FORMS = ("plain", "markdown", "json")


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = "Say what is wrong with what printed this, or with this code. Exit code: 0 right, 1 wrong, 2 unreadable."
    ask = commands.add_parser("diagnose", help="say what is wrong with output, a notebook or code", description=about)
    kinds = (
        "pasted output, a notebook (by its stored outputs) or a .py file (run in a sandbox); by default what is pasted"
    )
    ask.add_argument("file", nargs="?", default="-", help=kinds)
    ask.add_argument(
        "--execute", action="store_true", help="run the functions of a notebook, or of a pasted text, in a sandbox"
    )
    add_protection(ask)
    add_exercise(ask)
    add_hints(ask)
    form = "plain by default; markdown is an answer to post, json has everything"
    ask.add_argument("--format", choices=FORMS, default="plain", help=form)
    ask.add_argument("--json", dest="format", action="store_const", const="json", help="the same as --format json")
    ask.add_argument("--cause", action="store_true", help="name the mistakes in markdown too, not the hints alone")
    most = f"run at most so many programs with several mistakes (default {BUDGET}); 0 keeps to single mistakes"
    ask.add_argument("--budget", type=count, default=BUDGET, metavar="N", help=most)
    ask.add_argument("--seconds", type=seconds, metavar="S", help="stop the search after so many seconds")
    ask.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what there is to say of a file or of standard input. Raises RefusedError."""
    from catalog.diagnosing.submissions.answering import Question, answer
    from catalog.reading.notebooks.unreadable import NotebookError
    from catalog.reading.sources.source import SourceError
    from catalog.sandbox.limits import Protection, SandboxError
    from catalog.terminal.progress import watching

    given = _read(options.file)
    with watching("programs") as watcher:
        scope = Scope(budget=options.budget, seconds=options.seconds, watch=watcher)
        question = Question(options.exercise, scope, options.execute, Protection(options.protection))
        try:
            found = answer(options.file, given, question)
        except (NotebookError, SandboxError, SourceError) as error:
            raise RefusedError(str(error)) from error
    return _tell(found, options)


def _tell(found: "Diagnosis | NotebookReport", options: argparse.Namespace) -> int:
    """Print a diagnosis, or the report on a notebook."""
    from catalog.model.diagnosis import Diagnosis

    if options.format == "json":
        put(found.to_json(indent=1))
    elif isinstance(found, Diagnosis) and found.verdicts == ("unreadable",) and not found.raised and not found.right:
        return refuse(" ".join(filter(None, [found.reason, found.advice])))
    elif options.format == "markdown":
        put(found.to_markdown(options.hints, cause=options.cause))
    else:
        from catalog.reporting.answer import plain

        put(plain(found, options.hints, options.file))
    return exit_code(found.verdicts)


def _read(name: str) -> bytes:
    try:
        if name != "-":
            return Path(name).read_bytes()
        if sys.stdin.isatty():
            say("Paste what the cell printed, then press Ctrl-D on an empty line.")
        return sys.stdin.buffer.read()
    except IsADirectoryError as error:
        raise RefusedError(f"{name} is a folder: bptt-bugs batch diagnoses each file in it") from error
    except FileNotFoundError as error:
        raise RefusedError(f"cannot read {name}: {error.strerror}{like_a_command(name)}") from error
    except (OSError, ValueError) as error:
        what = "standard input" if name == "-" else name
        raise RefusedError(f"cannot read {what}: {_why(error)}") from error


def _why(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):
        return str(error)
    return "it is closed" if error.errno == EBADF else error.strerror or type(error).__name__
