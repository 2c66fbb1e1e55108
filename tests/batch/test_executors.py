"""Executors: whoever does the work, through submit alone, the table is the same; a worker that dies costs one row."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from catalog.batch import timing
from catalog.batch import worker_pool as worker_pools
from catalog.batch.examining import examine
from catalog.batch.options import Options
from catalog.batch.run import run_batch
from catalog.model.row import Row
from tests.support.batches import a_class, notebook, right, said, unknown, written

SIZE = 24
DEADLY = "deadly"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_class(tmp_path_factory.mktemp("class"), SIZE)


@pytest.fixture(scope="module")
def expected(folder: Path) -> list[dict[str, object]]:
    return said(run_batch(folder))


class SubmitAlone:
    """As little of an executor as there can be; begins once it was asked for so much, and counts the most at once."""

    def __init__(self, begins_with: int = 1) -> None:
        self.begins_with, self.begin = begins_with, Event()
        self.pool = ThreadPoolExecutor(1)
        self.most = self.open = 0

    def submit(self, call: Callable[..., Any], *args: Any) -> "Future[Any]":
        """Return what will be done."""
        future: Future[Any] = Future()
        self.open += 1
        self.most = max(self.most, self.open)
        if self.open >= self.begins_with:
            self.begin.set()
        self.pool.submit(self._do, future, call, args)
        return future

    def _do(self, future: "Future[Any]", call: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self.begin.wait()
        result = call(*args)
        self.open -= 1
        future.set_result(result)


def test_two_processes(folder: Path, expected: list[dict[str, object]]) -> None:
    assert said(run_batch(folder, workers=2)) == expected


def test_a_process_pool(folder: Path, expected: list[dict[str, object]]) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        assert said(run_batch(folder, executor=pool)) == expected
        assert pool.submit(os.getpid).result() != os.getpid()


def test_threads_take_turns(folder: Path, expected: list[dict[str, object]]) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert said(run_batch(folder, executor=pool)) == expected


def test_what_has_submit_alone(folder: Path, expected: list[dict[str, object]]) -> None:
    executor: Any = SubmitAlone()
    assert said(run_batch(folder, executor=executor)) == expected


def test_never_more_on_the_way_than_memory_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executor: Any = SubmitAlone(begins_with=5)
    monkeypatch.setattr(worker_pools, "MAX_TASKS", 5)
    run_batch(folder, executor=executor)
    assert executor.most == 5
    few: Any = SubmitAlone()
    monkeypatch.setattr(worker_pools, "MAX_BYTES", 1)
    run_batch(folder, executor=few)
    assert few.most == 1


def deadly(name: str, content: bytes, options: Options) -> list[Row]:
    """Examine a file, or die of it."""
    if DEADLY in name:
        os.kill(os.getpid(), signal.SIGKILL)
    return examine(name, content, options)


@pytest.mark.parametrize("given", [True, False])
def test_a_file_that_kills_its_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: bool) -> None:
    files = {f"{number}.ipynb": notebook(unknown(number)) for number in range(6)}
    files |= {f"2{DEADLY}.ipynb": notebook(right()), f"4{DEADLY}.ipynb": notebook(unknown(7))}
    written(tmp_path / "class", files)
    monkeypatch.setattr(worker_pools, "examine", deadly)
    monkeypatch.setattr(worker_pools, "MAX_TASKS", 2)
    told: list[str] = []
    executor = ProcessPoolExecutor(2, get_context("spawn")) if given else None
    table = run_batch(tmp_path / "class", executor=executor, workers=2, journal=tmp_path / "journal", warn=told.append)
    if executor is not None:
        executor.shutdown()
    dead = table["file"].str.contains(DEADLY)
    assert dead.sum() == 2
    assert set(table["verdict"][~dead]) == {"localised"}
    assert set(table["evidence"][dead]) == {
        "The process that diagnosed it died, twice (BrokenProcessPool): nothing is known of it."
    }
    assert told == [worker_pools.BROKEN.format("BrokenProcessPool")] * given
    monkeypatch.setattr(worker_pools, "examine", examine)
    again = run_batch(tmp_path / "class", journal=tmp_path / "journal")
    assert again["verdict"][dead].tolist() == ["correct", "localised"]


class Broken(Executor):
    """An executor that takes nothing, or whose tasks all fail."""

    def __init__(self, error: Exception, takes: bool) -> None:
        self.error, self.takes, self.asked = error, takes, 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":  # noqa: ARG002
        """Raise the error, or return a task that did."""
        self.asked += 1
        if not self.takes:
            raise self.error
        future: Future[Any] = Future()
        future.set_exception(self.error)
        return future


@pytest.mark.parametrize("error", [BrokenExecutor(), RuntimeError("cannot schedule new futures after shutdown")])
def test_an_executor_that_takes_nothing(folder: Path, expected: list[dict[str, object]], error: Exception) -> None:
    told: list[str] = []
    executor = Broken(error, takes=False)
    assert said(run_batch(folder, executor=executor, warn=told.append)) == expected
    assert told == [worker_pools.BROKEN.format(type(error).__name__)]
    assert executor.asked == 1


def test_an_executor_whose_tasks_all_fail(folder: Path, expected: list[dict[str, object]], tmp_path: Path) -> None:
    error = TypeError("cannot pickle")
    told: list[str] = []
    executor = Broken(error, takes=True)
    assert said(run_batch(folder, executor=executor, warn=told.append)) == expected
    assert told == [worker_pools.FAILING.format(type(error).__name__)]
    assert executor.asked == worker_pools.MIN
    written(tmp_path, {"a.ipynb": notebook(right())})
    assert run_batch(tmp_path, executor=executor, warn=told.append)["verdict"].tolist() == ["correct"]
    assert told == [worker_pools.FAILING.format(type(error).__name__)] * 2


def test_where_no_process_can_be_started(
    folder: Path, expected: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> Executor:
        raise FileNotFoundError(2, "No such file or directory: /dev/shm")

    monkeypatch.setattr(worker_pools, "processes", refuse)
    told: list[str] = []
    assert said(run_batch(folder, workers=2, warn=told.append)) == expected
    assert told == [worker_pools.NO_PROCESSES.format("FileNotFoundError")]


def test_two_workers_of_dask(folder: Path, expected: list[dict[str, object]]) -> None:
    distributed = pytest.importorskip("distributed")
    options = {"n_workers": 2, "threads_per_worker": 2, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**options) as cluster, distributed.Client(cluster) as client:
        assert said(run_batch(folder, executor=client.get_executor())) == expected
        assert len(client.scheduler_info()["workers"]) == 2
        who = client.run(os.getpid)
    assert len(set(who.values()) - {os.getpid()}) == 2


def endless(name: str, content: bytes, options: Options) -> list[Row]:
    """Examine a file, and find no end of one, in a computation that no exception can end."""
    if DEADLY.encode() in content:
        return [Row(str(9**9**9), None, "", "")]
    return examine(name, content, options)


def test_what_takes_too_long_is_ended_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path, expected: list[dict[str, object]]
) -> None:
    for path in folder.rglob("*.ipynb"):
        written(tmp_path, {str(path.relative_to(folder)): path.read_bytes()})
    written(tmp_path, {"endless.ipynb": notebook(DEADLY)})
    monkeypatch.setattr(worker_pools, "examine", endless)
    monkeypatch.setattr(timing, "MAX_SECONDS", 15.0)
    found = said(run_batch(tmp_path, workers=2))
    (row,) = [row for row in found if row["file"] == "endless.ipynb"]
    assert row["evidence"] == "It took more than 15 seconds, twice, and was stopped: nothing is known of it."
    assert [row for row in found if row["file"] != "endless.ipynb"] == expected
