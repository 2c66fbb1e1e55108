"""What the page costs beside native Python: until it is ready, answers, a search, a stop, and bytes by part.

    BPTT_BUGS_PYODIDE=FOLDER python -m benchmarks.site

A site is built and served on this machine, and Chromium opens it with an empty cache, and then again with a full one.
A thread's numbers are asked about, and a set of mistakes that has to be searched for; the same is answered natively in
one process, warm as the page is. Everything is by the clock, in one run.
"""

import os
import shutil
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tabulate import tabulate

from catalog.evaluation import higher_order
from catalog.evaluation.row import Sample
from catalog.page.answering import answer
from catalog.site.building import SiteOptions, site_files
from catalog.site.serving import serving

THREAD = (Path(__file__).parents[1] / "docs" / "thread.txt").read_text(encoding="utf-8")
MOST = 180_000


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
        """Return how long an answer takes."""
        self.page.evaluate("document.body.dataset.state = ''")
        self.page.locator("#given").fill(text)
        start = time.perf_counter()
        self.page.locator("#go").click()
        self.wait("answered")
        return time.perf_counter() - start

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


def a_set() -> str:
    """Return what a program prints with a set of mistakes."""
    rows = higher_order.rows(Sample())
    return next(row.cases[0].text for row in rows if row.name == "sets of three, rnn_cell_backward")


def main() -> None:
    """Print the tables."""
    from playwright.sync_api import sync_playwright

    files = site_files(SiteOptions(os.environ["BPTT_BUGS_PYODIDE"]))
    engine = {name: len(content) for name, content in files.items() if name.startswith("engine/")}
    print(tabulate([*engine.items(), ("all of the engine", sum(engine.values()))], ("part", "bytes")))
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        for name, content in files.items():
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).write_bytes(content)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with serving(Path(folder)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            context = browser.new_context()
            _measure(context, f"http://127.0.0.1:{server.server_port}/index.html")
            server.shutdown()
        browser.close()


def _measure(context: Any, address: str) -> None:
    cold = Page(context, address)
    first = cold.ask(THREAD)
    warm = Page(context, address)
    rows: list[tuple[Any, ...]] = [("ready, empty cache", cold.ready), ("first answer", first), ("ready", warm.ready)]
    rows.append(("stop to ready", warm.stopped(a_set())))
    time.sleep(20)
    for what, text in (("a single mistake", THREAD), ("a search", a_set())):
        native(text)
        here, there = native(text), [warm.ask(text) for _ in range(2)][-1]
        rows.append((what, there, here, there / here))
    print(tabulate(rows, ("what", "page, s", "native, s", "ratio"), floatfmt=".2f"))


if __name__ == "__main__":
    main()
