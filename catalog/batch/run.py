"""Runs: a folder's files found, what is not known yet examined, and all of it as one table."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pandas as pd

from catalog.batch.folder import FileError, FoundFile, find
from catalog.batch.journal import Journal
from catalog.batch.options import FUNCTIONS, BatchError, Options
from catalog.batch.parts import parts
from catalog.batch.version import catalog_version, whole_version
from catalog.batch.worker_pool import Task, WorkerPool
from catalog.model.row import COLUMNS, Row, unreadable
from catalog.model.trouble import PASSING, Trouble
from catalog.reporting.phrases.failing import failed
from catalog.terminal.progress import Watcher
from catalog.terminal.streams import complain

Warn = Callable[[str], None]


def run_batch(
    folder: Path | str,
    options: Options | None = None,
    executor: Executor | None = None,
    *,
    workers: int = 1,
    journal: Path | str | None = None,
    watch: Watcher | None = None,
    warn: Warn | None = None,
) -> pd.DataFrame:
    """Return what is said of every notebook and Python file in a folder: a row for each exercise in each file.

    executor: who does the work, anything with the `submit` of concurrent.futures: a pool, or other machines. Without
    one, so many workers do, each a process of its own; one works in this process. journal: the file that the answers
    are written into as they come, and from which a second run continues; None for none. watch: is called with how many
    files are done and how many there are. warn: is called with sentences for a person, and by default writes them to
    standard error. The table has the attributes of Row as columns, its order is that of the files' names, and is the
    same whoever did the work. Raises BatchError where the folder or the journal cannot be used.
    """
    options = replace(options or Options(), version=catalog_version())
    found = find(Path(folder))
    kept = Journal(Path(journal)) if journal is not None else None
    with closing(kept) if kept is not None else nullcontext():
        batch = Batch(found, options, kept, warn or complain, watch)
        if kept is not None and kept.said:
            batch.warn(kept.said)
        with closing(WorkerPool(executor, min(workers, len(found)), batch.warn)) as worker_pool:
            batch.fill(worker_pool)
    return pd.DataFrame([row.to_dict() for row in batch.rows()], columns=list(COLUMNS)).astype({"cell": "Int64"})


@dataclass(frozen=True, slots=True)
class AskedFile:
    """A file with the keys of the answers about it, or with the sentence why there are none."""

    name: str
    keys: tuple[str, ...] = ()
    trouble: str = ""


class Batch:
    """The files of one batch, and the answers as they come, by the key of what was asked."""

    def __init__(
        self, found: list[FoundFile], options: Options, journal: Journal | None, warn: Warn, watch: Watcher | None
    ) -> None:
        self.found = found
        self.options = options
        self.journal = journal
        self.warn = warn
        self.watch = watch
        self.asked: list[AskedFile] = []
        self.answers = dict(journal.answers) if journal is not None else {}
        self.waiting: set[str] = set()

    def fill(self, worker_pool: WorkerPool) -> None:
        """Get the answers that are not known yet."""
        for task, rows, final in worker_pool.answers(self._tasks()):
            self.waiting.discard(task.key)
            self.answers[task.key] = rows
            failures = [row.evidence for row in rows if row.trouble is Trouble.FAILED]
            for sentence in failures:
                self.warn(f"{task.name}: {sentence}")
            if final and not any(row.trouble in PASSING for row in rows):
                self._keep(task.key, rows)
            self._tell()
        self._tell()

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all files, in their order; a copy's are those of the first file of its kind."""
        first: dict[str, str] = {}
        for asked in self.asked:
            if asked.trouble:
                yield unreadable(asked.name, asked.trouble, self.options.exercise)
            for key in asked.keys:
                name = first.setdefault(key, asked.name)
                for row in self.answers[key]:
                    if name == asked.name:
                        yield replace(row, file=name)
                    else:
                        yield replace(row, file=asked.name, seconds=0.0, note=f"same as {name}")

    def _tasks(self) -> Iterator[Task | None]:
        """Yield what is to be examined, each thing once, and None for a file that asks for nothing new."""
        for found in self.found:
            tasks: list[Task] = []
            self.asked.append(self._ask(found, tasks))
            yield from tasks or (None,)
            self._tell()

    def _ask(self, found: FoundFile, tasks: list[Task]) -> AskedFile:
        """Return what is asked about a file, and add what is not asked already to the tasks."""
        try:
            content = found.read()
            essences = parts(found.name, content, self.options)
        except FileError as error:
            return AskedFile(found.name, trouble=str(error))
        except BatchError:
            raise
        except Exception as error:
            self.warn(f"{found.name}: {failed(error)}")
            return AskedFile(found.name, trouble=failed(error))
        keys = {kind: key_of(kind, essence, self.options) for kind, essence in essences.items()}
        for kind, key in keys.items():
            if key not in self.answers and key not in self.waiting:
                self.waiting.add(key)
                tasks.append(Task(key, found.name, content, replace(self.options, part=kind)))
        return AskedFile(found.name, tuple(keys.values()))

    def _keep(self, key: str, rows: list[Row]) -> None:
        if self.journal is None:
            return
        try:
            self.journal.add(key, rows)
        except OSError as error:
            self.journal = None
            self.warn(f"The journal cannot be written any more ({error.strerror}): a second run will not continue.")

    def _tell(self) -> None:
        if self.watch is not None:
            self.watch(max(len(self.asked) - len(self.waiting), 0), len(self.found))


def key_of(kind: str, essence: str, options: Options) -> str:
    """Return what is the same for two questions that have the same answer."""
    asked = [kind, essence, options.exercise, options.hints, options.budget, whole_version()]
    if kind == FUNCTIONS:
        asked.append(options.protection)
    return sha256(json.dumps(asked).encode()).hexdigest()
