"""Reading: a notebook file of any version to its cells."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.reading.notebooks.contents import listed, output_text, text_of
from catalog.reading.notebooks.unreadable import NotebookError
from catalog.reading.notebooks.versions import cells_in
from catalog.reading.sources.source import Chunk, Source

# Pictures make a notebook large, and ten of this assignment's do not reach this.
LARGEST = 20_000_000

# The course's notebooks have less than a hundred.
MAX_CELLS = 5_000

NO_NOTEBOOK = "This JSON is no notebook: give the .ipynb file that Jupyter saved."


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. number: from 1, among all cells. kind: "code", "markdown", "raw".

    output: the text of what is stored under it. count: when it was run last, as Jupyter counts; None where unknown.
    """

    number: int
    kind: str
    source: str
    output: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Notebook:
    """The cells of a notebook, in its order."""

    cells: tuple[Cell, ...]

    @property
    def code(self) -> tuple[Cell, ...]:
        """The code cells."""
        return tuple(cell for cell in self.cells if cell.kind == "code")


def read(notebook: str | Path | bytes) -> Notebook:
    """Return the notebook in a file, or in the bytes of one.

    Raises NotebookError for a file that cannot be read, is larger than 20 MB, has more than 5,000 cells or is no
    notebook.
    """
    content = bytes(notebook) if isinstance(notebook, bytes | bytearray) else _content(Path(notebook))
    _check_size(len(content))
    found = cells_in(_parsed(content))
    if found is None:
        raise NotebookError(NO_NOTEBOOK)
    if len(found) > MAX_CELLS:
        raise NotebookError(f"The notebook has {len(found):,} cells, and {MAX_CELLS:,} are the most that is read.")
    return Notebook(tuple(_cell(number, each) for number, each in enumerate(found, 1)))


def source_of(notebook: Notebook) -> Source:
    """Return the student's code in a notebook: its code cells."""
    return Source(tuple(Chunk(cell.source, cell.number) for cell in notebook.code))


def is_notebook(content: bytes) -> bool:
    """True for what looks like the JSON of a notebook, whole or broken; other text is a paste."""
    start = (
        content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").replace(b"\x00", b"") if len(content) <= LARGEST else content
    )
    return start[:1] == b"{" and b'"nbformat' in start and any(key in start for key in (b'"cells"', b'"worksheets"'))


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise NotebookError(f"{path.name} is a folder: give a notebook file.")
        _check_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise NotebookError(f"{path.name} cannot be read: {error.strerror or type(error).__name__}.") from error


def _check_size(size: int) -> None:
    if size > LARGEST:
        raise NotebookError(
            f"The notebook has {size / 1e6:.0f} MB, and {LARGEST / 1e6:.0f} MB are the most that is read: clear the "
            "outputs with pictures and save it again."
        )


def _parsed(content: bytes) -> Mapping[str, Any]:
    """Return the JSON object in a file; raises NotebookError for anything else."""
    if not content.strip():
        raise NotebookError("The file is empty: save the notebook and try again.")
    try:
        parsed = json.loads(content.decode(json.detect_encoding(content)).removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise NotebookError(f"The file is broken JSON: {error.msg} at {place}.") from error
    except UnicodeDecodeError as error:
        raise NotebookError(f"The file is not {error.encoding.upper()}: byte {error.start} is none.") from error
    except (ValueError, RecursionError) as error:
        raise NotebookError(
            "The file holds JSON that no notebook has, such as lists within thousands of lists."
        ) from error
    if not isinstance(parsed, dict):
        raise NotebookError(NO_NOTEBOOK)
    return parsed


def _cell(number: int, cell: Any) -> Cell:
    content = cell if isinstance(cell, Mapping) else {}
    kind = str(content.get("cell_type", "raw"))
    source = text_of(content.get("source", content.get("input")))
    if kind != "code":
        return Cell(number, kind, source)
    count = content.get("execution_count", content.get("prompt_number"))
    counted = count if isinstance(count, int) and not isinstance(count, bool) else None
    return Cell(number, kind, source, output_text(listed(content.get("outputs"))), counted)
