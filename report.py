"""The command line of the catalog: reference tables, single mutants, diagnoses.

Data goes to standard output, everything else to standard error. Exit codes: 0 for success and for a diagnosis that
finds no difference, 1 for a mistake, 2 for what cannot be read.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from re import fullmatch
from typing import TYPE_CHECKING

from catalog.batch.options import BUDGET as BATCH_BUDGET
from catalog.batch.options import PROTECTIONS, BatchError, Options
from catalog.batch.texts import visible
from catalog.discovery import CatalogError, all_mutants, exercises
from catalog.matching.scope import BUDGET, Scope
from catalog.programs.mutant import Mutant

if TYPE_CHECKING:
    from catalog.diagnoses.diagnosis import Diagnosis
    from catalog.notebooks import NotebookReport

FORMATS = ("plain", "github", "html", "latex", "csv", "json")
BATCH_FORMATS = ("csv", "jsonl", "html", "gradescope", "otter")
ENDINGS = {"plain": "txt", "github": "md", "html": "html", "latex": "tex", "csv": "csv", "json": "json"}

NO_DIFFERENCE, MISTAKE, UNREADABLE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    _print_anything()
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.run is not _tables and (options.of or options.format or options.output):
        parser.error("--format and --output are for the tables, and --exercise stands behind a command")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except (CatalogError, BatchError) as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has seen enough; the interpreter must not complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO_DIFFERENCE
    return code


def _print_anything() -> None:
    """Let what a terminal cannot show, in a student's name or text, come out escaped instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bptt-bugs", description="A bug catalog for back-propagation through time. Without a command: the tables."
    )
    parser.set_defaults(run=_tables)
    names = ", ".join(exercises())
    parser.add_argument("--exercise", dest="of", choices=list(exercises()), metavar="NAME", help=f"one of {names}")
    parser.add_argument("--format", choices=FORMATS, help="plain by default; csv and json keep every digit")
    parser.add_argument("--output", type=Path, metavar="FOLDER", help="write a file for each table into this folder")
    commands = parser.add_subparsers(title="commands")

    about = "Show a mutant: what it is, its difference from the reference, its hints and what it prints."
    explain = commands.add_parser("explain", help="show a mutant", description=about)
    explain.add_argument("name", help="its name, or the end of it: a mutant's or a generated slip's")
    explain.set_defaults(run=_explain)

    about = "Say what is wrong with what printed this, or with this code. Exit code: 0 right, 1 wrong, 2 unreadable."
    ask = commands.add_parser("diagnose", help="say what is wrong with output, a notebook or code", description=about)
    kinds = (
        "pasted output, a notebook (by its stored outputs) or a .py file (run in a sandbox); by default what is pasted"
    )
    ask.add_argument("file", nargs="?", default="-", help=kinds)
    ask.add_argument("--execute", action="store_true", help="run the functions of a notebook too, in a sandbox")
    _add_protection(ask)
    ask.add_argument("--exercise", choices=list(exercises()), metavar="NAME", help=f"one of {names}")
    ask.add_argument("--json", action="store_true", help="the diagnosis as JSON")
    ask.add_argument("--hints", type=_count, default=1, metavar="N", help="how many hints to give (default 1)")
    most = f"run at most so many programs with several mistakes (default {BUDGET}); 0 keeps to single mistakes"
    ask.add_argument("--budget", type=_count, default=BUDGET, metavar="N", help=most)
    ask.add_argument("--seconds", type=_seconds, metavar="S", help="stop the search after so many seconds")
    ask.set_defaults(run=_diagnose)

    about = "Diagnose outputs of which it is known what made them. Exit code: 1 where fewer are right than must be."
    score = commands.add_parser("score", help="count how often the diagnosis is right", description=about)
    score.add_argument("--full", action="store_true", help="far larger samples: takes an hour or two")
    score.add_argument("--only", metavar="NAME", help="the rows of one source, such as real")
    score.add_argument("--format", dest="form", choices=FORMATS, default="plain", help="plain by default")
    score.add_argument("--misses", action="store_true", help="list the cases that are not right as well")
    score.add_argument("--workers", type=_count, default=os.cpu_count(), metavar="N", help="processes (default: all)")
    score.set_defaults(run=_score)
    _add_batch(commands)
    return parser


def _add_batch(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "Say what is wrong in every notebook and .py file of a folder. Exit code: 0 all correct, 1 not, 2 no files."
    batch = commands.add_parser("batch", help="say what is wrong in each file of a folder", description=about)
    batch.add_argument("folder", type=Path, help="with the folders in it; hidden ones are left out")
    batch.add_argument("--format", dest="form", choices=BATCH_FORMATS, default="csv", help="csv by default")
    batch.add_argument("--output", dest="into", type=Path, metavar="PATH", help="standard output by default")
    batch.add_argument("--journal", type=Path, metavar="PATH", help="where the answers are kept until all are there")
    batch.add_argument("--execute", action="store_true", help="run the functions of notebooks too, in a sandbox")
    batch.add_argument("--workers", type=_count, default=os.cpu_count(), metavar="N", help="processes (default: all)")
    batch.add_argument("--hints", type=_count, default=1, metavar="N", help="how many hints to give (default 1)")
    batch.add_argument(
        "--exercise", choices=list(exercises()), default="", metavar="NAME", help="the only one to look at"
    )
    most = f"run at most so many programs with several mistakes for a file (default {BATCH_BUDGET})"
    batch.add_argument("--budget", type=_count, default=BATCH_BUDGET, metavar="N", help=most)
    _add_protection(batch)
    batch.set_defaults(run=_batch)


def _add_protection(command: argparse.ArgumentParser) -> None:
    protection = "what must protect from code that is run: bubblewrap, or limits alone (default: the best there is)"
    command.add_argument("--protection", choices=PROTECTIONS, default=PROTECTIONS[0], help=protection)


def _count(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0")
    return seconds


def _tables(options: argparse.Namespace) -> int:
    """Print or write the reference tables."""
    from catalog.tables.report import data_text, people_texts, signatures_text

    form = options.format or "plain"
    for_programs = form in ("csv", "json")
    texts = {"lines": data_text(options.of, form)} if for_programs else people_texts(options.of, form)
    if options.output is None:
        print("\n\n".join(text.rstrip("\n") for text in texts.values()))
        return NO_DIFFERENCE
    if for_programs:
        texts["signatures"] = signatures_text(options.of, form)
    return _write(options.output, texts, ENDINGS[form])


def _write(folder: Path, texts: dict[str, str], ending: str) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            path = folder / f"{name}.{ending}"
            path.write_text(text, encoding="utf-8")
            print(visible(path), file=sys.stderr)
    except OSError as error:
        return _refuse(f"cannot write to {folder}: {error.strerror}")
    return NO_DIFFERENCE


def _explain(options: argparse.Namespace) -> int:
    """Print one mutant."""
    from catalog.tables.portrait import portray

    found = [mutant for mutant in all_mutants() if f".{mutant.name}".endswith(f".{options.name}")]
    found = found or _slips_named(options.name)
    if len(found) == 1:
        print(portray(found[0]))
        return NO_DIFFERENCE
    return _refuse(_which(options.name, found))


def _slips_named(name: str) -> list[Mutant]:
    """Return the generated slips whose name ends like this: with a dot and eight hexadecimal digits."""
    from catalog.slips.generate import generated

    if not fullmatch(r"(.*\.)?[0-9a-f]{8}", name):
        return []
    slips = (slip for family in dict.fromkeys(exercises().values()) for slip in generated(family))
    return [slip for slip in slips if f".{slip.name}".endswith(f".{name}")]


def _which(name: str, found: Sequence[Mutant]) -> str:
    if found:
        return f"{name!r} is the name of several mutants: {', '.join(mutant.name for mutant in found)}"
    names = {end: mutant.name for mutant in all_mutants() for end in (mutant.name, mutant.name.rsplit(".", 1)[-1])}
    close = get_close_matches(name, names, n=3)
    suggestion = f"; did you mean {' or '.join(dict.fromkeys(names[end] for end in close))}?" if close else ""
    return f"there is no mutant {name!r}{suggestion}"


def _diagnose(options: argparse.Namespace) -> int:
    """Print what there is to say of a file or of standard input."""
    from catalog.code.answering import Question, answer
    from catalog.notebooks import NotebookError
    from catalog.progress import watching
    from catalog.sandbox import Protection, SandboxError
    from catalog.sources import SourceError

    try:
        given = _read(options.file)
    except OSError as error:
        return _refuse(f"cannot read {options.file}: {error.strerror}")
    with watching("programs") as watcher:
        scope = Scope(budget=options.budget, seconds=options.seconds, watch=watcher)
        question = Question(options.exercise, scope, options.execute, Protection(options.protection))
        try:
            found = answer(options.file, given, question)
        except (NotebookError, SandboxError, SourceError) as error:
            return _refuse(str(error))
    return _tell(found, options)


def _tell(found: "Diagnosis | NotebookReport", options: argparse.Namespace) -> int:
    """Print a diagnosis, or the report on a notebook."""
    from catalog.diagnoses.diagnosis import Diagnosis

    if options.json:
        print(found.to_json(indent=1))
    elif isinstance(found, Diagnosis) and found.verdicts == ("unreadable",):
        return _refuse(found.reason)
    else:
        print(found.show(options.hints))
    return exit_code(found.verdicts)


def _score(options: argparse.Namespace) -> int:
    """Print the scoreboard of the diagnosis, and say on standard error what is below its limit."""
    from catalog.scores.board import SOURCES, as_text, misses, score, table
    from catalog.scores.limits import broken
    from catalog.scores.row import FULL, Sample

    if options.only not in (None, *SOURCES):
        return _refuse(f"{options.only!r} is not one of {', '.join(SOURCES)}")
    sample = FULL if options.full else Sample()
    rows = [row for name, source in SOURCES.items() if options.only in (None, name) for row in source(sample)]
    scored = score(rows, options.workers or 1)
    board = table(scored)
    for found in (board, misses(scored)) if options.misses else (board,):
        print(as_text(found, options.form), end="\n\n")
    sentences = broken(board)
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    return MISTAKE if sentences else NO_DIFFERENCE


def _batch(options: argparse.Namespace) -> int:
    """Print or write what is said of every file of a folder."""
    from catalog.batch.command import Order, carry_out

    how = Options(options.execute, options.hints, options.exercise, options.budget, options.protection)
    order = Order(options.folder, how, options.form, options.into, options.journal, options.workers or 1)
    return NO_DIFFERENCE if carry_out(order) else MISTAKE


def _read(name: str) -> bytes:
    if name != "-":
        return Path(name).read_bytes()
    if sys.stdin.isatty():
        print("Paste what the cell printed, then press Ctrl-D on an empty line.", file=sys.stderr)
    return sys.stdin.buffer.read()


def exit_code(verdicts: Sequence[str]) -> int:
    """Return 1 where any cell has a mistake, otherwise 2 where any cannot be read or is too little, otherwise 0."""
    if set(verdicts) - {"correct", "incomplete", "unreadable"}:
        return MISTAKE
    return UNREADABLE if {"incomplete", "unreadable"} & set(verdicts) else NO_DIFFERENCE


def _refuse(sentence: str) -> int:
    print(visible(sentence), file=sys.stderr)
    return UNREADABLE


if __name__ == "__main__":
    sys.exit(main())
