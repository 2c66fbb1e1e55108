"""The same test given to mutmut, cosmic-ray and the plugin of pytest: what is killed, how fast, and what real mistakes.

    python -m benchmarks.peers [--only speed | mistakes]

The first table: one test of an exercise's cell, the values that it prints asserted, in a project that does not import
the catalog. The tools mutate the module of the project and test a sample of their mutants of the functions that the
test calls; the plugin runs its own, all of them. Each has one process. Left out of the times is what each does once:
for mutmut the generation of mutants, the statistics and the clean run, for cosmic-ray init and the start and end of
exec, for the plugin collection, the pass with the reference and the rehearsal, and what the others do not do at all:
the survivors on the battery. That the tests are run with the reference again behind every batch is in its time. In the
same table the test runs the cell so often that it takes 10 and 100 milliseconds; of these the plugin runs the named
mutants alone.

The second: of the mistakes that people made in public notebooks, how many does one of a tool's mutants make? By
behaviour: the mutant gives on the judge's inputs what the real program gave there. Where that is an exception alone,
the mutant changes a function that is wrong. The named mutants were written with most of these programs known, the
generated ones come from rules.
"""

import argparse
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tabulate import tabulate

from benchmarks.engine import bare_seconds
from benchmarks.peer_mutants import TOOLS, programs
from benchmarks.projects import PYTEST, execute, tool, write_project
from benchmarks.tools import CosmicRay, Mutmut
from catalog.evaluation.course import CorpusOutput, corpus_outputs
from catalog.model.probe import Probe
from catalog.registry import exercises
from catalog.running.run import quiet
from catalog.running.signatures import home

EXERCISES = ("rnn_backward", "lstm_backward")
MILLISECONDS = (10, 100)
MUTMUT_SAMPLE, COSMIC_RAY_SAMPLE, SLOW_SAMPLE = 60, 16, 8

HEADERS = ("test", "tool", "tried", "killed", "seconds", "mutants/s", "the plugin's rate to it")


@dataclass(frozen=True, slots=True)
class Tested:
    """What a tool did with a test."""

    tool: str
    tried: int
    killed: int
    seconds: float

    @property
    def rate(self) -> float:
        """Mutants a second."""
        return self.tried / self.seconds


def mutmut(folder: Path, probe: Probe, count: int, repeats: int) -> Tested:
    """Return what mutmut did with a sample."""
    found = Mutmut.prepare(folder, probe, count, repeats)
    rate = found.rate(1)
    return Tested("mutmut", len(found.mutants), found.killed(), len(found.mutants) / rate)


def cosmic_ray(folder: Path, probe: Probe, count: int, repeats: int) -> Tested:
    """Return what cosmic-ray did with a sample."""
    found = CosmicRay.prepare(folder, probe, count, repeats)
    rate = found.rate()
    return Tested("cosmic-ray", found.mutants, found.killed(), found.mutants / rate)


def plugin(folder: Path, probe: Probe, which: str, repeats: int) -> Tested:
    """Return what the plugin did with its mutants."""
    write_project(folder, probe, repeats)
    options = ("--bptt-mutants", "--bptt-which", which, "--bptt-workers", "1", "--bptt-json", "kills.json")
    command = (sys.executable, *PYTEST, "-p", "catalog.pytest_plugin.plugin", "--junitxml", "times.xml", *options)
    execute(folder, *command)
    mutants = json.loads((folder / "kills.json").read_text(encoding="utf-8"))["mutants"]
    cases = ElementTree.parse(folder / "times.xml").iter("testcase")
    seconds = sum(float(case.attrib["time"]) for case in cases if case.attrib["name"].startswith("["))
    return Tested("the plugin", len(mutants), sum(each["state"] == "killed" for each in mutants), seconds)


TIMED = """
import time
import test_target

(test,) = (each for name, each in vars(test_target).items() if name.startswith("test_"))
seconds = []
for _ in range(20):
    began = time.perf_counter()
    test()
    seconds.append(time.perf_counter() - began)
print(sorted(seconds)[10])
"""


def milliseconds_of(folder: Path) -> float:
    """Return how long a project's test takes by itself, the median of some runs."""
    return 1000 * float(execute(folder, sys.executable, "-c", TIMED))


def plain_run(folder: Path) -> float:
    """Return the seconds of one run of pytest on a project's test, as pytest says itself."""
    found = re.search(r"in ([\d.]+)s", execute(folder, sys.executable, *PYTEST))
    assert found is not None
    return float(found[1])


def speeds(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the first two tables."""
    for exercise in EXERCISES:
        probe = home(exercise)
        bare = bare_seconds(probe)
        for milliseconds in (0, *MILLISECONDS):
            repeats = max(1, round(milliseconds / 1000 / bare))
            counts = (SLOW_SAMPLE, SLOW_SAMPLE) if milliseconds else (MUTMUT_SAMPLE, COSMIC_RAY_SAMPLE)
            at = folder / f"{exercise}_{milliseconds}"
            at.mkdir()
            found = [
                plugin(at / "plugin", probe, "named" if milliseconds else "all", repeats),
                mutmut(at / "mutmut", probe, counts[0], repeats),
                cosmic_ray(at / "cosmic", probe, counts[1], repeats),
            ]
            name = f"{exercise}, {milliseconds_of(at / 'plugin'):.1f} ms"
            yield from (_row(name, each, found[0]) for each in found)
            plain = plain_run(at / "plugin")
            yield (
                name,
                "a plain run of pytest",
                "1",
                "",
                f"{plain:.2f}",
                f"{1 / plain:.1f}",
                f"{found[0].rate * plain:.0f}",
            )


def _row(name: str, tested: Tested, ours: Tested) -> tuple[str, ...]:
    numbers = f"{tested.tried:,}", f"{tested.killed:,}", f"{tested.seconds:.2f}", f"{tested.rate:.1f}"
    return name, tested.tool, *numbers, "" if tested is ours else f"{ours.rate / tested.rate:.0f}"


def mistakes(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield a row for each tool: how many mutants it makes, and how many of the real mistakes are among them."""
    real = [each for each in corpus_outputs() if each.functions]
    for name in TOOLS:
        found: set[str] = set()
        count = 0
        for family_name in dict.fromkeys(exercises().values()):
            at = folder / f"{name} {family_name}"
            at.mkdir()
            for functions, program in programs(name, family_name, at):
                count += 1
                found |= set(_made(functions, program, [each for each in real if _is_of(each, family_name)], found))
        held = [[each for each in real if bool(each.case.get("raises")) == raises] for raises in (False, True)]
        parts = [f"{sum(str(each.case['id']) in found for each in part)} of {len(part)}" for part in held]
        yield name, f"{count:,}", *parts


def _is_of(real: CorpusOutput, family_name: str) -> bool:
    return exercises()[str(real.case["exercise"])] == family_name


def _made(functions: frozenset[str], program: object, real: Sequence[CorpusOutput], found: set[str]) -> Iterator[str]:
    """Yield the ids of real mistakes that a program makes, of those that are not found yet."""
    left = [each for each in real if str(each.case["id"]) not in found]
    for exercise in sorted({str(each.case["exercise"]) for each in left}) if program is not None else ():
        own = [each for each in left if each.case["exercise"] == exercise]
        with quiet():
            gives = own[0].judge.given(program, exercise)
        for each in own:
            elsewhere = bool(each.case.get("raises")) and functions.isdisjoint(each.functions)
            if not elsewhere and each.judge.is_what(gives, each.case):
                yield str(each.case["id"])


def main() -> int:
    """Print the tables; 2 where a tool is missing."""
    parser = argparse.ArgumentParser(description="mutmut, cosmic-ray and the plugin of pytest on the same test")
    parser.add_argument("--only", choices=("speed", "mistakes"))
    only = parser.parse_args().only
    if missing := [name for name in ("mutmut", "cosmic-ray", "pytest") if tool(name) is None]:
        print(f"{' and '.join(missing)} not found; install the extra: pip install -e '.[benchmarks]'", file=sys.stderr)
        return 2
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        if only != "mistakes":
            print(tabulate(list(speeds(Path(folder))), HEADERS, disable_numparse=True), end="\n\n")
        if only != "speed":
            headers = ("mutants of", "made", "real mistakes, numbers", "real mistakes, exceptions")
            print(tabulate(list(mistakes(Path(folder))), headers, disable_numparse=True), end="\n\n")
    print(f"In {time.perf_counter() - began:.0f} seconds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
