"""Building: a folder of static files that any web host can serve."""

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from catalog.site.engine_files import OFFICIAL, EngineFile, hashed, listed, own_files, self_hosted
from catalog.site.exercise_pages import exercise_pages
from catalog.site.mutant_pages import mutant_pages
from catalog.site.other_pages import other_pages
from catalog.site.templating import asset

ASSETS = ("site.css", "page.js", "engine.js", "answer.js", "permalink.js", "filter.js")
POLICY = (
    "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'{elsewhere}; form-action 'none'; base-uri 'none'"
)


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """Where Pyodide comes from: a folder, whose files are copied into the site, or an address; "" for the official."""

    pyodide: str = ""


def site_files(options: SiteOptions) -> dict[str, bytes]:
    """Return all files of a site by their addresses. Raises SiteError."""
    found = {f"assets/{name}": asset(name) for name in ASSETS}
    engine, copied = _engine(options)
    found |= copied
    found["engine/manifest.json"] = json.dumps(listed(engine), indent=1).encode()
    pages = {**other_pages(policy_of(options)), **mutant_pages(), **exercise_pages()}
    return found | {name: text.encode() for name, text in pages.items()}


def policy_of(options: SiteOptions) -> str:
    """Return what the first page may load and run: from itself, and from where Pyodide is."""
    elsewhere = "" if _is_folder(options) else f" {_base(options)}"
    return POLICY.format(elsewhere=elsewhere)


def _engine(options: SiteOptions) -> tuple[list[EngineFile], dict[str, bytes]]:
    """Return the files that the page fetches, and those of them that the site holds, by their addresses."""
    held = self_hosted(Path(options.pyodide)) if _is_folder(options) else own_files()
    places = {name: f"engine/{hashed(name, content)}" for name, content in held.items()}
    engine = [EngineFile.of(name, places[name], content) for name, content in held.items()]
    if not _is_folder(options):
        engine += official(_base(options))
    return engine, {places[name]: content for name, content in held.items()}


def official(base: str) -> list[EngineFile]:
    """Return Pyodide's files at an address, with the checksums of its release."""
    known = json.loads((files("catalog.site") / "official.json").read_text())
    return [EngineFile(name, f"{base}{each['path']}", each["size"], each["integrity"]) for name, each in known.items()]


def _is_folder(options: SiteOptions) -> bool:
    return bool(options.pyodide) and "://" not in options.pyodide


def _base(options: SiteOptions) -> str:
    return f"{options.pyodide.rstrip('/')}/" if options.pyodide else OFFICIAL
