"""What the page costs beside native Python: until it is ready, answers, a search, a stop, and bytes by part.

    BPTT_BUGS_PYODIDE=FOLDER python -m benchmarks.site

A site is built and served on this machine, and Chromium opens it with an empty cache, and then again with a full one.
A thread's numbers are asked about, what mutants print, and sets of mistakes that have to be searched for, each once;
the same is answered natively in one process, warm as the page is. Everything is by the clock, in one run.
"""

import os
import shutil
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from tabulate import tabulate

from catalog.evaluation import higher_order
from catalog.evaluation.row import Sample
from catalog.page.answering import answer
from catalog.page.warming import warm_up
from catalog.registry import all_mutants, exercise_of
from catalog.running.printing import print_cell
from catalog.running.signatures import home, mutant_run
from catalog.site.building import SiteOptions, site_files
from catalog.site.serving import serving

THREAD = (Path(__file__).parents[1] / "docs" / "thread.txt").read_text(encoding="utf-8")
MOST = 180_000

ASKING = """text => new Promise((resolve) => {
  const body = document.body, start = performance.now();
  const over = () => body.dataset.state === "answered" && (seen.disconnect(), resolve(performance.now() - start));
  const seen = new MutationObserver(over);
  body.dataset.state = "";
  document.getElementById("given").value = text;
  document.getElementById("go").click();
  seen.observe(body, { attributes: true });
})"""

# Until the page has warmed up, and another worker stands by.
WARMING = 30


def native(text: str) -> float:
    """Return how long an answer takes here."""
    start = time.perf_counter()
    answer("-", text, {})
    return time.perf_counter() - start


class Page:
    """An open page. ready: seconds from its address to the engine."""

    def __init__(self, context: Any, address: str) -> None:
        start = time.perf_counter()
        self.page = context.new_page()
        self.page.set_default_timeout(MOST)
        self.page.goto(address)
        self.wait("ready")
        self.ready = time.perf_counter() - start

    def wait(self, state: str) -> None:
        """Wait until the page is in a state."""
        self.page.locator(f"body[data-state={state}]").wait_for()

    def ask(self, text: str) -> float:
        """Return how long an answer takes, by the page's own clock."""
        return float(self.page.evaluate(ASKING, text)) / 1000

    def stopped(self, text: str) -> float:
        """Return how long it takes from a stop until the page is ready again."""
        self.page.locator("#given").fill(text)
        self.page.locator("#go").click()
        self.wait("asking")
        time.sleep(0.3)
        start = time.perf_counter()
        self.page.locator("#stop").click()
        self.wait("ready")
        return time.perf_counter() - start


def sets() -> list[str]:
    """Return what programs print with three mistakes in them, one for each cell that is drawn from."""
    rows = [row for row in higher_order.rows(Sample()) if row.name.startswith("sets of three, ")]
    return [row.cases[0].text for row in rows]


def singles() -> list[str]:
    """Return what every tenth named mutant prints in the cell of its exercise."""
    found = all_mutants()[::10]
    cells = [home(exercise_of(mutant)) for mutant in found]
    return [print_cell(mutant_run(*pair), pair[1]) for pair in zip(found, cells, strict=True)]


def renderers() -> int:
    """Return how many bytes the browser's pages take, what several of them share divided among them."""
    found = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"--type=renderer" in (folder / "cmdline").read_bytes():
                rollup = (folder / "smaps_rollup").read_text()
                found += 1024 * int(rollup.split("Pss:")[1].split()[0])
        except (OSError, IndexError):
            continue
    return found


@contextmanager
def opened(files: Mapping[str, bytes]) -> Iterator[tuple[Any, str]]:
    """Give a new context of a browser, and the address at which the site is served to it."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        for name, content in files.items():
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).write_bytes(content)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with serving(Path(folder), 0) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield browser.new_context(), f"http://127.0.0.1:{server.server_port}/index.html"
            server.shutdown()
        browser.close()


def main() -> None:
    """Print the tables."""
    pyodide = os.environ["BPTT_BUGS_PYODIDE"]
    start = time.perf_counter()
    files = site_files(SiteOptions(pyodide))
    building = time.perf_counter() - start
    engine = {name: len(content) for name, content in files.items() if name.startswith("engine/")}
    print(tabulate([*engine.items(), ("all of the engine", sum(engine.values()))], ("part", "bytes")))
    with opened(files) as (context, address):
        rows = _measured(context, address)
    with patch("catalog.site.engine_files.can_compile", lambda: False):
        plain = site_files(SiteOptions(pyodide))
    with opened(plain) as (context, address):
        Page(context, address).page.close()
        rows.append(("ready, modules not compiled", Page(context, address).ready))
    print(tabulate(rows, ("what", "page, s", "native, s", "ratio"), floatfmt=".2f"))
    print(f"\nThe site is built in {building:.0f} s.")


def _measured(context: Any, address: str) -> list[tuple[Any, ...]]:
    cold = Page(context, address)
    rows: list[tuple[Any, ...]] = [("ready, empty cache", cold.ready), ("first answer", cold.ask(THREAD))]
    cold.page.close()
    warm = Page(context, address)
    rows += [("ready, warm cache", warm.ready), ("stop to ready, at once", warm.stopped(sets()[0]))]
    time.sleep(WARMING)
    deque(warm_up(), maxlen=0)
    rows.append(("first answer, warmed up", warm.ask(THREAD)))
    for what, texts in (("every tenth mutant, the median", singles()), ("a search for three, the median", sets())):
        here, there = (median(map(one, texts)) for one in (native, warm.ask))
        rows.append((what, there, here, there / here))
    rows.append(("stop to ready, warmed up", warm.stopped(sets()[0])))
    print(f"\nMemory of the page, with a worker that stands by: {renderers() / 1e6:.0f} MB.\n")
    return rows


if __name__ == "__main__":
    main()
