"""mutmut and cosmic-ray on a sample of the mutants that each makes of an exercise: how many it tests a second."""

import re
import shutil
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.projects import execute, tool, write_project
from catalog.model.probe import Probe
from catalog.registry import reference_program
from catalog.running.run import functions_used

Item = TypeVar("Item")


def spread(items: Sequence[Item], count: int) -> list[Item]:
    """Return at most `count` of the items, evenly spread over them."""
    count = min(count, len(items))
    return [items[at * len(items) // count] for at in range(count)]


def functions(probe: Probe) -> frozenset[str]:
    """Return the functions that the probe's cell calls: those that the tools mutate."""
    return functions_used(probe, reference_program(probe.family))


@dataclass(frozen=True, slots=True)
class Mutmut:
    """A project that mutmut has generated its mutants for; `mutants` are those of the sample."""

    folder: Path
    mutants: tuple[str, ...]

    @classmethod
    def prepare(cls, folder: Path, probe: Probe, count: int, repeats: int = 1) -> "Mutmut":
        """Write a project, let mutmut generate all mutants, and take a sample of the functions that the probe calls."""
        write_project(folder, probe, repeats)
        execute(folder, tool("mutmut") or "", "run", "target.*__mutmut_1")
        names = re.findall(r"target\.\S+(?=:)", execute(folder, tool("mutmut") or "", "results", "--all", "true"))
        used = {f"target.x_{function}" for function in functions(probe)}
        return cls(folder, tuple(spread([name for name in names if name.split("__mutmut_")[0] in used], count)))

    def rate(self, children: int) -> float:
        """Return how many mutants mutmut tests a second, as it says itself of the phase after all its set-up."""
        printed = execute(self.folder, tool("mutmut") or "", "run", "--max-children", str(children), *self.mutants)
        found = re.search(r"([\d.]+) mutations/second", printed)
        if found is None:
            raise RuntimeError(f"mutmut says no rate:\n{printed}")
        return float(found[1])

    def killed(self) -> int:
        """Return how many mutants of the sample were killed when they were tested last."""
        said = execute(self.folder, tool("mutmut") or "", "results", "--all", "true")
        verdicts = dict(re.findall(r"(target\.\S+): (.+)", said))
        return sum(verdicts[name].strip() in ("killed", "timeout", "suspicious", "segfault") for name in self.mutants)


@dataclass(frozen=True, slots=True)
class CosmicRay:
    """A project with a session of cosmic-ray that holds the sample."""

    folder: Path
    mutants: int

    @classmethod
    def prepare(cls, folder: Path, probe: Probe, count: int, repeats: int = 1) -> "CosmicRay":
        """Write a project, initialise a session, and cut it to a sample of the functions that the probe calls."""
        write_project(folder, probe, repeats)
        execute(folder, tool("cosmic-ray") or "", "init", "cosmic.toml", "session.sqlite")
        used = functions(probe)
        order = (
            "SELECT job_id, definition_name FROM mutation_specs ORDER BY start_pos_row, start_pos_col, operator_name"
        )
        with closing(sqlite3.connect(folder / "session.sqlite")) as session:
            kept = spread([job for job, function in session.execute(order) if function in used], count)
            for table in ("mutation_specs", "work_items"):
                session.execute(f"DELETE FROM {table} WHERE job_id NOT IN ({', '.join('?' * len(kept))})", kept)
            session.commit()
        return cls(folder, len(kept))

    def rate(self) -> float:
        """Return how many mutants `cosmic-ray exec` tests a second, less the time of an exec that has nothing to do."""
        copy = self.folder / "round.sqlite"
        shutil.copy(self.folder / "session.sqlite", copy)
        working, idle = self._exec(), self._exec()
        with closing(sqlite3.connect(copy)) as session:
            (tested,) = session.execute("SELECT count(*) FROM work_results WHERE worker_outcome = 'NORMAL'").fetchone()
        if tested != self.mutants:
            raise RuntimeError(f"cosmic-ray tested {tested} of {self.mutants} mutants")
        return self.mutants / (working - idle)

    def killed(self) -> int:
        """Return how many mutants of the sample were killed when they were tested last."""
        with closing(sqlite3.connect(self.folder / "round.sqlite")) as session:
            (killed,) = session.execute("SELECT count(*) FROM work_results WHERE test_outcome != 'SURVIVED'").fetchone()
        return int(killed)

    def _exec(self) -> float:
        start = time.perf_counter()
        execute(self.folder, tool("cosmic-ray") or "", "exec", "cosmic.toml", "round.sqlite")
        return time.perf_counter() - start
