"""Formats: the table of a batch as text for programs."""

import json
import re
from collections.abc import Mapping, Sequence

import pandas as pd
from tabulate import tabulate

from catalog.registry import courses
from catalog.reporting.tables.fitting import WIDTH
from catalog.terminal.visible import visible, visible_json

# What a spreadsheet takes for a formula.
_FORMULA = ("=", "+", "-", "@", "\t")

# Of the columns that may be cut, in this order, so much is kept.
NARROWEST = {"examples": 12, "what": 26}


def as_csv(table: pd.DataFrame) -> str:
    """Return the table as CSV. What a spreadsheet would take for a formula begins with "./" or with an apostrophe."""
    texts = [name for name in table.columns if name not in ("cell", "seconds")]
    harmless = {
        name: table[name].map(lambda text, mark="./" if name == "file" else "'": _harmless(text, mark))
        for name in texts
    }
    return table.assign(**harmless).to_csv(index=False)


def _harmless(text: str, mark: str) -> str:
    # A line that ends in the middle of a cell by this alone is not quoted by pandas.
    text = text.replace("\r", "\\r")
    # Some spreadsheets pass over spaces before a formula; a tab is a mark of its own.
    return f"{mark}{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def as_jsonl(table: pd.DataFrame) -> str:
    """Return the table as JSON lines, an object for each row."""
    records = table.astype(object).where(table.notna(), None).to_dict("records")
    return "".join(visible_json(json.dumps(record, ensure_ascii=False)) + "\n" for record in records)


def as_plain(found: pd.DataFrame, width: int = WIDTH) -> str:
    """Return the frequencies as text for a terminal of that width, every cell on one line.

    The course, and the exercise where it is the column's, are left out of the causes' names.
    """
    cells = {str(name): [visible(each) for each in column] for name, column in found.items()}
    cells["what"] = [_within(*each) for each in zip(cells["what"], cells["exercise"], strict=True)]
    for name, least in NARROWEST.items():
        over = _width(cells) - width
        longest = max(map(len, [name, *cells[name]]))
        cells[name] = [_cut(each, max(longest - max(over, 0), least)) for each in cells[name]]
    return tabulate(cells, headers="keys", tablefmt="simple", disable_numparse=True)


def _within(what: str, exercise: str) -> str:
    found = re.sub(rf"\b({'|'.join(map(re.escape, courses()))})\.", "", what)
    return found.replace(f"{exercise}.", "") if exercise else found


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 4].rstrip()} ..."


def _width(cells: Mapping[str, Sequence[str]]) -> int:
    """Return how wide a table is; tabulate leaves two spaces between columns, and beside their heads."""
    return sum(max(len(name) + 2, *map(len, column), 0) + 2 for name, column in cells.items()) - 2
