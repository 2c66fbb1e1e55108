"""The command: a batch from the command line, its table to a file or standard output, all else to standard error."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pandas as pd

from catalog.batch.options import BatchError, Options
from catalog.batch.run import run_batch
from catalog.model.diagnosis import Verdict
from catalog.registry import exercises
from catalog.reporting.batch.deciding import deciding
from catalog.reporting.batch.formats import as_csv, as_jsonl, as_plain
from catalog.reporting.batch.frequency import frequencies
from catalog.reporting.batch.gradescope import NOTHING, by_submission, results
from catalog.reporting.batch.otter import otter_file
from catalog.reporting.batch.page import page
from catalog.reporting.tables.fitting import width
from catalog.terminal.progress import watching
from catalog.terminal.streams import complain, put, say, unwritable
from catalog.terminal.visible import printable, visible, visible_json

# So many causes fit on a screen; --format html has them all.
MAX_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Order:
    """What the command line asks for.

    form: "csv", "jsonl", "html", "gradescope" or "otter". output: a file, or a folder for the results of several
    submissions in Gradescope's form; None for standard output. journal: None for the usual place.
    """

    folder: Path
    options: Options
    form: str
    output: Path | None
    journal: Path | None
    workers: int

    @property
    def into_folder(self) -> bool:
        """True where the output is a folder, with the results of each submission in Gradescope's form."""
        return self.form == "gradescope" and self.output is not None and self._names_folder(self.output)

    def _names_folder(self, output: Path) -> bool:
        return output.suffix != ".json" and not _is_special(output)


def carry_out(order: Order) -> bool:
    """Run a batch and write its table; return whether everything is correct. Raises BatchError.

    The table is written when it is whole; until then its answers stand in the journal, and a second run continues.
    """
    _check_output(order)
    with watching("files") as watcher:
        table = run_batch(
            order.folder, order.options, workers=order.workers, journal=_journal(order), watch=watcher, warn=complain
        )
    if table.empty and not (order.form == "gradescope" and not order.into_folder):
        raise BatchError(f"there is no notebook and no Python file in {printable(str(order.folder))}")
    _write(_texts(table, order), order.output)
    say(_summary(table) if len(table) else NOTHING)
    return bool(len(table)) and bool((deciding(table)["verdict"] == Verdict.CORRECT).all())


def _check_output(order: Order) -> None:
    """Raise BatchError for an output that could not be written, before hours are spent on what to write."""
    output = order.output
    if output is not None and output.exists() and output.is_dir() != order.into_folder:
        what = "is a folder: name a file" if output.is_dir() else "is a file, and not a folder"
        raise BatchError(f"cannot write to {printable(str(output))}: it {what}")


def _journal(order: Order) -> Path | None:
    """Return where the answers are kept: beside the output, or where a user's caches are. The folder is left alone."""
    if order.journal is not None:
        return order.journal
    # Beside a device or a pipe there is no place: /dev/stdout is one.
    if order.output is not None and not _is_special(order.output):
        return Path(f"{os.path.abspath(order.output)}.journal")
    kept = _cache()
    if kept is None:
        complain("There is no place for a journal, so a second run will not continue: choose one with --journal.")
        return None
    return kept / f"{sha256(os.fsencode(os.path.realpath(order.folder))).hexdigest()[:16]}.journal"


def _cache() -> Path | None:
    """Return where a user's caches are; None where nothing can be kept, or where nobody knows where home is."""
    try:
        kept = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bptt-bugs"
        kept.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return kept if os.access(kept, os.W_OK) else None


def _is_special(path: Path) -> bool:
    return path.exists() and not (path.is_file() or path.is_dir())


def _texts(table: pd.DataFrame, order: Order) -> Mapping[str, str]:
    """Return what is to be written, by the path within the output; "" for the output itself."""
    hints, exercise = order.options.hints, order.options.exercise
    if order.form == "gradescope":
        if not order.into_folder:
            return {"": _json(results(table, hints, exercise))}
        submissions = by_submission(table, hints, exercise)
        return {f"{name}/results.json": _json(each) for name, each in submissions.items()}
    if order.form == "otter":
        found = [each for each in exercises() if each in set(table["exercise"])]
        if not found:
            raise BatchError("there is no function of an exercise in any file: name one with --exercise")
        return {"": otter_file(found, order.output.stem if order.output is not None else "bptt", hints)}
    return {"": _FORMS[order.form](table)}


def csv_text(table: pd.DataFrame) -> str:
    """Return the table as CSV; on a terminal without what would move its cursor."""
    return as_csv(table.map(lambda each: visible(each) if isinstance(each, str) else each) if on_terminal() else table)


def on_terminal() -> bool:
    """True where standard output is read by a person."""
    return sys.stdout.isatty()


_FORMS = {"csv": csv_text, "jsonl": as_jsonl, "html": page}


def _json(content: object) -> str:
    return visible_json(json.dumps(content, indent=1, ensure_ascii=False)) + "\n"


def _write(texts: Mapping[str, str], output: Path | None) -> None:
    """Write texts into files, or to standard output. Raises BatchError, and OutputError for standard output."""
    if output is None:
        put("".join(texts.values()), end="")
        return
    try:
        for name, text in texts.items():
            _write_file(output / name, text)
    except OSError as error:
        raise BatchError(unwritable(printable(str(output)), error)) from error


def _write_file(path: Path, text: str) -> None:
    """Write a text as a whole or not at all; a link stays one, and what is no file is written into."""
    if _is_special(path):
        path.write_text(text, encoding="utf-8", newline="")
        return
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="")
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _summary(table: pd.DataFrame) -> str:
    found = frequencies(deciding(table))
    more = f"\n... and {len(found) - MAX_SHOWN} more" if len(found) > MAX_SHOWN else ""
    return f"\n{as_plain(found.head(MAX_SHOWN), width(sys.stderr))}{more}"
