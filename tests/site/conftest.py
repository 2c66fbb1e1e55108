"""A site, built once, and a browser that looks at it."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from catalog.site.building import SiteOptions, site_files
from catalog.site.serving import _Handler, serving

PYODIDE = os.environ.get("BPTT_BUGS_PYODIDE", "")
CHROMIUM = shutil.which("chromium") or ""

WHY = (
    "" if PYODIDE else "set BPTT_BUGS_PYODIDE to a folder with Pyodide 0.27.7 and numpy's wheel",
    "" if CHROMIUM else "install Chromium (Debian's package chromium)",
)


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """Return all files of a site that takes Pyodide from its official place."""
    return site_files(SiteOptions())


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Return a browser; skips where there is none."""
    if not CHROMIUM:
        pytest.skip(WHY[1])
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Any:
    """Return a browser; skips where there is none, or no Pyodide for it."""
    if any(WHY):
        pytest.skip("; ".join(filter(None, WHY)))
    return request.getfixturevalue("chromium")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site that holds Pyodide itself."""
    found = tmp_path_factory.mktemp("site")
    for name, content in site_files(SiteOptions(PYODIDE)).items():
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_bytes(content)
    return found


@pytest.fixture(scope="session")
def asked_for() -> list[str]:
    """Return what was asked of the server, one after the other."""
    return []


@pytest.fixture(scope="session")
def address(browser: Any, folder: Path, asked_for: list[str]) -> Iterator[str]:
    """Return where the site is served."""
    assert browser

    def record(_: Any, form: str, *parts: Any) -> None:
        asked_for.append(form % parts)

    with patch.object(_Handler, "log_message", record), serving(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
