"""The command: a batch from the command line, its table to a file or standard output, all else to standard error."""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pandas as pd

from catalog.batch.folder import printable
from catalog.batch.formats import as_csv, as_jsonl, as_plain
from catalog.batch.frequency import frequencies
from catalog.batch.gradescope import by_submission, results
from catalog.batch.options import BatchError, Options
from catalog.batch.otter import otter_file
from catalog.batch.page import page
from catalog.batch.run import run_batch
from catalog.diagnoses.diagnosis import Verdict
from catalog.discovery import exercises
from catalog.progress import watching

# So many causes fit on a screen; --format html has them all.
MOST_SHOWN = 30


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


def carry_out(order: Order) -> bool:
    """Run a batch and write its table; return whether everything is correct. Raises BatchError.

    The table is written when it is whole; until then its answers stand in the journal, and a second run continues.
    """
    with watching("files") as watcher:
        table = run_batch(
            order.folder, order.options, workers=order.workers, journal=_journal(order), watch=watcher, warn=_say
        )
    if table.empty:
        raise BatchError(f"there is no notebook and no Python file in {printable(str(order.folder))}")
    try:
        _write(_texts(table, order), order.output)
    except OSError as error:
        raise BatchError(f"cannot write to {printable(str(order.output))}: {error.strerror}") from error
    _say(_summary(table))
    return bool((table["verdict"] == Verdict.CORRECT).all())


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _journal(order: Order) -> Path | None:
    """Return where the answers are kept: beside the output, or where a user's caches are. The folder is left alone."""
    if order.journal is not None:
        return order.journal
    if order.output is not None:
        return order.output.with_name(f"{order.output.name}.journal")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    kept = cache / "bptt-bugs"
    with suppress(OSError):
        kept.mkdir(parents=True, exist_ok=True)
    if not os.access(kept, os.W_OK):
        _say("There is no place for a journal, so a second run will not continue: choose one with --journal.")
        return None
    return kept / f"{sha256(os.fsencode(os.path.realpath(order.folder))).hexdigest()[:16]}.journal"


def _texts(table: pd.DataFrame, order: Order) -> Mapping[str, str]:
    """Return what is to be written, by the path within the output; "" for the output itself."""
    hints = order.options.hints
    if order.form == "gradescope":
        if order.output is None or order.output.suffix == ".json":
            return {"": _json(results(table, hints))}
        return {f"{name}/results.json": _json(each) for name, each in by_submission(table, hints).items()}
    if order.form == "otter":
        found = [each for each in exercises() if each in set(table["exercise"])]
        if not found:
            raise BatchError("there is no function of an exercise in any file: name one with --exercise")
        return {"": otter_file(found, order.output.stem if order.output is not None else "bptt", hints)}
    return {"": {"csv": as_csv, "jsonl": as_jsonl, "html": page}[order.form](table)}


def _json(content: object) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _write(texts: Mapping[str, str], output: Path | None) -> None:
    """Write each text as a whole or not at all."""
    for name, text in texts.items():
        if output is None:
            sys.stdout.write(text)
            continue
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.part")
        unfinished.write_text(text, encoding="utf-8", newline="")
        unfinished.replace(path)


def _summary(table: pd.DataFrame) -> str:
    found = frequencies(table)
    more = f"\n... and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
    return f"\n{as_plain(found.head(MOST_SHOWN))}{more}"
