"""Worker processes: who runs the batches of mutants, and what is believed of what they say.

A worker runs many mutants in one process, and puts back what the tests changed. What it says counts once the same tests
have passed with the reference after all of it; where they do not, or where the process has ended, those mutants are run
again, each in a process of its own. How such a process ends, twice, is what the test did.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from multiprocessing.connection import wait
from time import monotonic

from catalog.model.suite_kills import Kill
from catalog.pytest_plugin.child_process import fork
from catalog.pytest_plugin.jobs import Compared, Done, Job, Progress, Ran
from catalog.pytest_plugin.mutant_process import OVERDUE, BusyProcess, MutantProcess, ending
from catalog.pytest_plugin.worker import TIMES, MutantWorker, limit_of


class WorkerProcesses:
    """So many processes that do the jobs of batches.

    kills: what each test said, by the number of the mutant and of the test. alike: of those that survived, whether they
    give on the battery what the reference gives. seconds: how long the tests of each batch took, in all processes.
    """

    def __init__(self, worker: MutantWorker, batches: Iterable[tuple[int, ...]], processes: int) -> None:
        self.worker, self.processes = worker, processes
        self.kills: dict[int, dict[int, Kill | None]] = {}
        self.alike: dict[int, bool] = {}
        self.seconds: dict[int, float] = defaultdict(float)
        self._jobs: deque[Job] = deque()
        self._left: Counter[int] = Counter()
        self._idle: list[MutantProcess] = []
        self._busy: list[BusyProcess] = []
        # Whoever says nothing for so long neither computes nor ends.
        self._patience = TIMES * limit_of(sum(worker.plan.seconds))
        jobs = [Job(batch, mutants) for batch, mutants in enumerate(batches)]
        self._add(
            *([alone for each in jobs for alone in _each_alone(each, each.mutants)] if worker.plan.alone else jobs)
        )

    def finish(self, batch: int) -> None:
        """Work until all of a batch is known."""
        while self._left[batch]:
            self._start()
            self._hear()

    def close(self) -> None:
        """End all processes."""
        for process in (*self._idle, *(each.process for each in self._busy)):
            process.child.end()
        self._idle, self._busy = [], []

    def _add(self, *jobs: Job) -> None:
        """Add jobs; what belongs to a batch that was begun comes first."""
        self._left.update(job.batch for job in jobs)
        self._jobs.extendleft(reversed(jobs))

    def _start(self) -> None:
        while self._jobs and len(self._busy) < self.processes:
            job = self._jobs.popleft()
            process = self._idle.pop() if self._idle and not job.alone else self._forked()
            process.progress.runs = 0
            try:
                process.child.connection.send(job)
                self._busy.append(BusyProcess(process, job))
            except OSError:
                # It was ended while it had nothing to do.
                process.child.end()
                self._jobs.appendleft(job)

    def _forked(self) -> MutantProcess:
        progress = Progress()
        child = fork(lambda connection: self.worker.work(connection, progress), self.worker.suite.config)
        return MutantProcess(child, progress)

    def _hear(self) -> None:
        ready = wait([each.process.child.connection for each in self._busy], 1.0)
        for busy in list(self._busy):
            if busy.process.child.connection in ready:
                self._receive(busy)
            elif busy.seconds_without_progress() > self._patience:
                busy.process.child.end()
                self._ended(busy, OVERDUE)

    def _receive(self, busy: BusyProcess) -> None:
        try:
            message = busy.process.child.receive()
        except EOFError:
            self._ended(busy, busy.process.child.end())
            return
        if isinstance(message, Done):
            busy.said += message.said
            self._done(busy, trusted=message.trusted)
        else:
            busy.said.append(message)

    def _done(self, busy: BusyProcess, *, trusted: bool) -> None:
        self._leave(busy)
        if trusted and not busy.job.alone:
            self._idle.append(busy.process)
        else:
            busy.process.child.end()
        if trusted:
            self._believe(busy)
        else:
            self._add(*_each_alone(busy.job, busy.job.mutants))
        self._left[busy.job.batch] -= 1

    def _leave(self, busy: BusyProcess) -> None:
        self._busy.remove(busy)
        if not busy.job.battery:
            self.seconds[busy.job.batch] += monotonic() - busy.began

    def _keep(self, said: Iterable[Ran | Compared]) -> None:
        for each in said:
            if isinstance(each, Compared):
                self.alike[each.mutant] = each.alike
            else:
                self.kills.setdefault(each.mutant, {})[each.test] = each.kill

    def _believe(self, busy: BusyProcess) -> None:
        """Keep what was said of a job, and have its survivors compared with the reference."""
        self._keep(busy.said)
        if not busy.job.battery:
            survivors = tuple(each for each in busy.job.mutants if not any(self.kills.get(each, {}).values()))
            self._add(*([Job(busy.job.batch, survivors, battery=True)] if survivors else []))

    def _ended(self, busy: BusyProcess, code: int) -> None:
        """Take a job up again whose process has ended."""
        self._leave(busy)
        job = busy.job
        if job.battery:
            self._ended_on_battery(busy)
        elif job.alone:
            self._ended_alone(busy, code)
        else:
            self._add(*self._again(busy))
        self._left[job.batch] -= 1

    def _again(self, busy: BusyProcess) -> list[Job]:
        """Return the jobs for mutants whose process has ended: the one that was run then has one of its own."""
        job = busy.job
        ends = accumulate(len(self.worker.tests[each]) for each in job.mutants)
        complete = sum(end <= busy.process.progress.runs for end in ends)
        if complete == len(job.mutants):
            return _each_alone(job, job.mutants)
        others = job.mutants[:complete], job.mutants[complete + 1 :]
        shared = [replace(job, mutants=each) for each in others if each]
        (here,) = _each_alone(job, (job.mutants[complete],))
        return [*shared, replace(here, ended=True)]

    def _ended_on_battery(self, busy: BusyProcess) -> None:
        """Believe what was said; what the process ended with gives something else than the reference, which ends."""
        rest = busy.job.mutants[len(busy.said) :]
        busy.said += [Compared(each, alike=False) for each in rest[:1]]
        self._believe(busy)
        self._add(*([replace(busy.job, mutants=rest[1:])] if rest[1:] else []))

    def _ended_alone(self, busy: BusyProcess, code: int) -> None:
        """Take the end of a process for what its test did where it ends so twice, and go on behind that test."""
        (number,) = busy.job.mutants
        tests, at, together = self.worker.tests[number], busy.job.first + len(busy.said), self.worker.plan.alone
        if tests[at:] and not busy.job.ended:
            # Something else on this machine may have ended it.
            self._keep(() if together else busy.said)
            self._add(replace(busy.job, first=0 if together else at, ended=True))
            return
        busy.said += [Ran(number, test, ending(code)) for test in tests[at : at + 1]]
        self._believe(busy)
        if tests[at + 1 :] and not together:
            self._add(replace(busy.job, first=at + 1, ended=False))


def _each_alone(job: Job, mutants: tuple[int, ...]) -> list[Job]:
    return [replace(job, mutants=(each,), alone=True) for each in mutants]
