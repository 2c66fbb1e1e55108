"""Worker pools: who does the work, in this process, in others or on other machines, and who does it where those die."""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import Any

from catalog.batch.examining import examine
from catalog.batch.options import BatchError, Options
from catalog.batch.timing import in_time, most_seconds
from catalog.model.row import Row, unreadable

# What is on its way to workers is held in memory here, and by most executors once more.
MAX_TASKS, MAX_BYTES = 64, 100_000_000

BROKEN = "The executor takes no work ({}): what is left is diagnosed on this machine."
FAILING = "The executor gives no answers ({}): what it cannot do is done on this machine."
NO_PROCESSES = "No other processes can be started ({}): the work is done in this one."

# An executor that gave no answer at all to so many is not asked again.
MIN = 3


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be examined: a part of a file, told apart from all others by its key."""

    key: str
    name: str
    content: bytes
    options: Options


class Here(Executor):
    """Does the work in this process, when it is asked for it."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Return what is already done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class WorkerPool:
    """Examines tasks through `submit` of an executor; without one in so many processes, or here where it is one.

    A worker that dies may take others' work with it: whatever was lost is done again, one by one in a process of its
    own, and what kills that too is told. So is what takes too long: the clock of a process that was started here ends
    it, whatever it does. warn: is called with a sentence for a person.
    """

    def __init__(self, executor: Executor | None, workers: int, warn: Callable[[str], None]) -> None:
        self.given = executor
        self.workers = max(workers, 1)
        self.warn = warn
        self._own: Executor | None = None
        self._alone: Executor | None = None
        self._told: set[str] = set()
        self._answered = False
        self._failures = 0
        self._failure: Exception | None = None
        self._pending: dict[Future[list[Row]], Task] = {}
        self._bytes = 0

    def answers(self, tasks: Iterable[Task | None]) -> Iterator[tuple[Task, list[Row], bool]]:
        """Yield each task with its rows as they come, and whether they are an answer, and not the want of one.

        None among the tasks is no task, but time to see what is ready. Raises BatchError where the work cannot be done.
        """
        for task in tasks:
            if task is not None:
                self._pending[self._submit(task)] = task
                self._bytes += len(task.content)
            yield from self._ready(0)
            while len(self._pending) >= MAX_TASKS or self._bytes >= MAX_BYTES:
                yield from self._ready(None)
        while self._pending:
            yield from self._ready(None)
        if self._failure is not None and not self._answered:
            self._warn(FAILING, self._failure)

    def close(self) -> None:
        """End the processes that were started, and drop what nobody waits for any more."""
        for future in self._pending:
            future.cancel()
        for pool in (self._own, self._alone):
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, task: Task) -> "Future[list[Row]]":
        if self.given is not None:
            try:
                return _asked(self.given, task)
            except Exception as error:
                self._warn(BROKEN, error)
                self._give_up()
        return self._submit_here(task)

    def _submit_here(self, task: Task) -> "Future[list[Row]]":
        if self._own is None:
            self._own = Here() if self.workers == 1 else self._processes(self.workers)
        try:
            return _timed(self._own, task)
        except BrokenExecutor:
            self._own = self._processes(self.workers)
        except (RuntimeError, OSError) as error:
            self._warn(NO_PROCESSES, error)
            self._own = Here()
        return _timed(self._own, task)

    def _give_up(self) -> None:
        self.given, self.workers = None, max(self.workers, 2)

    def _processes(self, workers: int) -> Executor:
        """Return a pool, or this process where there can be none, as without /dev/shm."""
        try:
            return processes(workers)
        except (OSError, ImportError, NotImplementedError) as error:
            self._warn(NO_PROCESSES, error)
            return Here()

    def _warn(self, sentence: str, error: Exception) -> None:
        """Say a sentence once, with the type of the error; its message may be any text."""
        if sentence not in self._told:
            self._told.add(sentence)
            self.warn(sentence.format(type(error).__name__))

    def _ready(self, timeout: float | None) -> Iterator[tuple[Task, list[Row], bool]]:
        for future in wait(self._pending, timeout, FIRST_COMPLETED).done:
            task = self._pending.pop(future)
            self._bytes -= len(task.content)
            try:
                rows = future.result()
            except Exception as error:
                self._judge(error)
                yield task, *self._again(task, error)
            else:
                self._answered = True
                yield task, rows, True

    def _judge(self, error: Exception) -> None:
        """Raise what ends the batch, and give up an executor that gives no answers at all."""
        if isinstance(error, BatchError):
            raise error
        if self.given is None:
            return
        self._failures, self._failure = self._failures + 1, error
        if not self._answered and self._failures >= MIN:
            self._warn(FAILING, error)
            self._give_up()

    def _again(self, task: Task, failure: Exception) -> tuple[list[Row], bool]:
        """Examine a task whose worker failed; examine itself raises nothing but BatchError."""
        if self._alone is None:
            self._alone = self._processes(1)
        began = time.monotonic()
        try:
            # What may have killed a process must not be done in this one.
            if isinstance(self._alone, Here) and isinstance(failure, BrokenExecutor):
                raise failure
            return _timed(self._alone, task).result(), True
        except BatchError:
            raise
        except Exception as error:
            self._alone.shutdown(wait=False)
            self._alone = None
            died = f"The process that diagnosed it died, twice ({type(error).__name__})"
            longest = most_seconds(task.options)
            late = f"It took more than {longest:,g} seconds, twice, and was stopped"
            sentence = f"{late if time.monotonic() - began >= longest else died}: nothing is known of it."
            return [unreadable(task.name, sentence, task.options.exercise)], False


def _asked(executor: Executor, task: Task) -> "Future[list[Row]]":
    return executor.submit(examine, task.name, task.content, task.options)


def _timed(executor: Executor, task: Task) -> "Future[list[Row]]":
    """Return what is to come of a task; in a process that was started for it, the clock runs."""
    if isinstance(executor, Here):
        return _asked(executor, task)
    return executor.submit(in_time, most_seconds(task.options), examine, task.name, task.content, task.options)


def processes(workers: int) -> ProcessPoolExecutor:
    """Return a pool of processes that end when this one does, however it ends."""
    return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Leave interrupts to the parent, and go when it has gone: a pool's processes would wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
