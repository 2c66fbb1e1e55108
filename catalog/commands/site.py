"""The commands `site` and `serve`: the static site, and a look at it."""

import argparse
import re
from pathlib import Path

from catalog.commands.arguments import Commands, count
from catalog.commands.exits import NO_DIFFERENCE, RefusedError
from catalog.terminal.streams import complain, put, unwritable
from catalog.terminal.visible import printable

# The names of an engine's files change with what is in them: those of an earlier one are of no more use.
OF_AN_ENGINE = re.compile(r"\.[0-9a-f]{12}\.")


def add(commands: Commands) -> None:
    """Add the commands to the command line."""
    about = (
        "Write a static site: a box that runs the whole engine in the visitor's browser, and a page for each mistake."
    )
    site = commands.add_parser("site", help="write the static site", description=about)
    site.add_argument("folder", type=Path, nargs="?", help="where it is written")
    pyodide = "a folder with Pyodide's files, copied into the site, or another address (default: the official one)"
    site.add_argument("--pyodide", default="", metavar="FOLDER-OR-URL", help=pyodide)
    site.add_argument("--single", type=Path, metavar="FILE", help="write everything into one html file instead")
    site.set_defaults(run=run)
    serve = commands.add_parser(
        "serve", help="serve a site to this machine", description="Serve a folder on 127.0.0.1."
    )
    serve.add_argument("folder", type=Path, help="the site")
    serve.add_argument("--port", type=count, default=8000, metavar="N", help="8000 by default; 0 for any that is free")
    serve.set_defaults(run=run_server)


def run(options: argparse.Namespace) -> int:
    """Write the site. Raises RefusedError."""
    from catalog.site.templating import SiteError

    if (options.folder is None) == (options.single is None):
        raise RefusedError("say where the site is written: bptt-bugs site FOLDER, or --single FILE")
    try:
        return _single(options) if options.single is not None else _site(options)
    except SiteError as error:
        raise RefusedError(str(error)) from error
    except OSError as error:
        where = printable(str(options.single or options.folder))
        raise RefusedError(unwritable(where, error)) from error


def _site(options: argparse.Namespace) -> int:
    from catalog.site.building import SiteOptions, site_files

    found = site_files(SiteOptions(options.pyodide))
    for old in (options.folder / "engine").glob("*"):
        if OF_AN_ENGINE.search(old.name) and f"engine/{old.name}" not in found:
            old.unlink()
    for name, content in found.items():
        path = options.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    size = sum(map(len, found.values())) / 1e6
    complain(f"{len(found)} files, {size:.1f} MB. bptt-bugs serve {printable(str(options.folder))} shows it.")
    return NO_DIFFERENCE


def _single(options: argparse.Namespace) -> int:
    from catalog.site.single import single_page

    if not options.pyodide or "://" in options.pyodide:
        raise RefusedError("a single file needs Pyodide's files: --pyodide FOLDER")
    text = single_page(Path(options.pyodide))
    options.single.write_text(text, encoding="utf-8")
    complain(f"{printable(str(options.single))}: {len(text) / 1e6:.1f} MB")
    return NO_DIFFERENCE


def run_server(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C. Raises RefusedError."""
    from catalog.site.serving import serving

    if not (options.folder / "index.html").is_file():
        raise RefusedError(f"{printable(str(options.folder))} has no index.html; bptt-bugs site writes one")
    try:
        with serving(options.folder, options.port) as server:
            put(f"http://127.0.0.1:{server.server_port}/ until Ctrl-C")
            server.serve_forever()
    except OSError as error:
        raise RefusedError(f"cannot serve on port {options.port}: {error.strerror}") from error
    except KeyboardInterrupt:
        pass
    return NO_DIFFERENCE
