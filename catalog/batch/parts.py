"""Parts: what there is to diagnose in a file, and what it comes down to."""

import json
from dataclasses import astuple
from hashlib import sha256

from catalog.batch.folder import FileError
from catalog.batch.options import FUNCTIONS, OUTPUTS, Options
from catalog.caching import EVIDENCE
from catalog.diagnosing.notebooks.stale import run_before
from catalog.reading.notebooks.calls import defined_in, functions_called
from catalog.reading.notebooks.reading import Notebook, read, source_of
from catalog.reading.notebooks.unreadable import NotebookError
from catalog.reading.sources.definitions import definitions
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.reading.sources.source import Source, SourceError

# What a file is asked about first is often examined in the same process next.
CACHE_SIZE = 2


def parts(name: str, content: bytes, options: Options) -> dict[str, str]:
    """Return the parts of a file that are asked for, each with a digest that equal ones share. Raises FileError."""
    if is_python(name):
        return {FUNCTIONS: _digest(definitions_in(name, content).to_dict())}
    notebook = notebook_of(content)
    found = {OUTPUTS: _digest(_stored(notebook))}
    if options.execute:
        found[FUNCTIONS] = _digest(definitions_in(name, content).to_dict())
    return found


def is_python(name: str) -> bool:
    """True for the name of a .py file, and not of a notebook."""
    return name.lower().endswith(".py")


@EVIDENCE.keep(CACHE_SIZE)
def definitions_in(name: str, content: bytes) -> ExtractedDefinitions:
    """Return the definitions in a file; raises FileError."""
    return definitions(code_of(name, content))


@EVIDENCE.keep(CACHE_SIZE)
def notebook_of(content: bytes) -> Notebook:
    """Return the notebook that a file holds; raises FileError."""
    try:
        return read(content)
    except NotebookError as error:
        raise FileError(str(error)) from error


def code_of(name: str, content: bytes) -> Source:
    """Return the code in a file; that of a .py file in the encoding which it declares. Raises FileError."""
    if not is_python(name):
        return source_of(notebook_of(content))
    try:
        return Source.of_bytes(content)
    except SourceError as error:
        raise FileError(str(error)) from error


def _stored(notebook: Notebook) -> object:
    """Return everything that the diagnosis of stored outputs depends on: little of the code, and no pictures."""
    called = functions_called(notebook.code)
    outputs = [[cell.number, called.get(cell.number, ()), cell.output] for cell in notebook.code if cell.output]
    return [outputs, [astuple(each) for each in run_before(notebook, called, defined_in(notebook.code))]]


def _digest(content: object) -> str:
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
