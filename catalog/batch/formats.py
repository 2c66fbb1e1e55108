"""Formats: the table of a batch as text for programs."""

import json
from textwrap import shorten

import pandas as pd
from tabulate import tabulate

# What a spreadsheet takes for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 72


def as_csv(table: pd.DataFrame) -> str:
    """Return the table as CSV. A file whose name a spreadsheet would take for a formula begins with "./"."""
    harmless = table["file"].map(lambda name: f"./{name}" if name.startswith(_FORMULA) else name)
    return table.assign(file=harmless).to_csv(index=False)


def as_jsonl(table: pd.DataFrame) -> str:
    """Return the table as JSON lines, an object for each row."""
    records = table.astype(object).where(table.notna(), None).to_dict("records")
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def as_plain(found: pd.DataFrame) -> str:
    """Return the frequencies as text for a terminal, every cell on one line."""
    cells = {name: [shorten(visible(each), WIDEST) for each in column] for name, column in found.items()}
    return tabulate(cells, headers="keys", tablefmt="simple", disable_numparse=True)


def visible(value: object) -> str:
    """Return a value as text without what would move a terminal's cursor."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in str(value))
