"""Workers: what a child process does with mutants, one after the other, and what it says of each test."""

import signal
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection

from catalog.adequacy.population import is_equivalent, program_of
from catalog.model.mutant import Mutant
from catalog.model.suite_kills import Kill
from catalog.programs.program import Program
from catalog.pytest_plugin.jobs import Compared, Done, Job, Progress, Ran
from catalog.pytest_plugin.reference_pass import RunPlan, Tests
from catalog.pytest_plugin.suite import Suite, undisturbed
from catalog.registry import family_of

# With a mutant a test may take so many times as long as with the reference, but never is stopped before MIN seconds.
TIMES, MIN = 10, 1.0
# The battery takes milliseconds.
BATTERY_SECONDS = 10.0


def limit_of(seconds: float) -> float:
    """Return how long a test may take with a mutant; seconds: what it takes with the reference."""
    return max(TIMES * seconds, MIN)


class MutantWorker:
    """Runs a suite with mutants. tests: the numbers of the tests that each mutant is run with."""

    def __init__(self, suite: Suite, plan: RunPlan, mutants: Sequence[Mutant], tests: Sequence[Tests]) -> None:
        self.suite, self.plan, self.mutants, self.tests = suite, plan, mutants, tests

    def work(self, connection: Connection, progress: Progress) -> None:
        """Do the jobs that come through a connection, until there is none any more."""
        self.runner, self.memory = self.suite.runner(), self.suite.memory()
        with self.suite.as_configured():
            for job in _received(connection):
                connection.send(self._done(job, connection, progress))

    def _done(self, job: Job, connection: Connection, progress: Progress) -> Done:
        """Do a job; what may end with its process is said at once."""
        if job.battery:
            for compared in self._compared(job):
                connection.send(compared)
            return Done(trusted=True)
        said: list[Ran] = []
        for ran in self._run(job):
            if job.alone:
                connection.send(ran)
            else:
                said.append(ran)
            progress.runs += 1
        return Done(job.alone or self._still_passes(job), tuple(said))

    def _run(self, job: Job) -> Iterator[Ran]:
        for at, number in enumerate(job.mutants):
            tests = self.tests[number][job.first if at == 0 else 0 :]
            for test, kill in self._with(program_of(self.mutants[number]), tests):
                yield Ran(number, test, kill)

    def _with(self, program: Program, tests: Tests) -> Iterator[tuple[int, Kill | None]]:
        """Run tests with a program, and put everything back."""
        self.suite.functions.show(program)
        with undisturbed():
            runs = self.suite.run(self.runner, tests, self.plan.lean)
            for test in tests:
                with _stopped_after(limit_of(self.plan.seconds[test])):
                    found = next(runs)
                yield found
        self.suite.functions.show(self.suite.functions.families[program.family.name])
        self.memory.put_back()

    def compile_all(self) -> None:
        """Compile what all mutants change, for all processes that are forked from this one."""
        for number in range(len(self.mutants)):
            program_of(self.mutants[number])

    def _still_passes(self, job: Job) -> bool:
        """True where the tests pass with the reference as they did before any mutant was run in this process."""
        subsets = dict.fromkeys((family_of(self.mutants[number]).name, self.tests[number]) for number in job.mutants)
        references = self.suite.functions.families
        return all(kill is None for name, tests in subsets for _, kill in self._with(references[name], tests))

    def _compared(self, job: Job) -> Iterator[Compared]:
        for number in job.mutants:
            with _stopped_after(BATTERY_SECONDS):
                alike = is_equivalent(self.mutants[number])
            yield Compared(number, alike)


def _received(connection: Connection) -> Iterable[Job]:
    try:
        while True:
            job: Job = connection.recv()
            yield job
    except EOFError:
        return


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    """End this process by a signal where what is done meanwhile takes more seconds of the processor."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
