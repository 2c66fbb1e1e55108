"""Serving: a built site on this machine alone, for a look at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = "127.0.0.1"
KINDS = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip"}


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **KINDS}  # noqa: RUF012

    def log_message(self, *_: Any) -> None:
        """Say nothing of requests."""


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[ThreadingHTTPServer]:
    """Serve a folder to this machine; port: 0 for any that is free. Raises OSError."""
    with ThreadingHTTPServer((HERE, port), partial(_Handler, directory=str(folder))) as server:
        yield server
