"""Stopping: which rows of a table are on functions that had to be stopped; the table's attributes tell, no column."""

from collections.abc import Iterator, Sequence

import pandas as pd

from catalog.model.row import Row
from catalog.model.trouble import STOPPED

_STOPPED = "stopped"

# What a row is known by, however the table is cut and ordered.
_KEY = ["file", "exercise", "protection"]


def marked(table: pd.DataFrame, rows: Sequence[Row]) -> pd.DataFrame:
    """Return a table of rows that knows which of them are on functions that had to be stopped."""
    table.attrs[_STOPPED] = [tuple(getattr(row, name) for name in _KEY) for row in rows if row.trouble in STOPPED]
    return table


def stopped(table: pd.DataFrame) -> Iterator[bool]:
    """Yield for each row whether its function had to be stopped; of a table that does not know, that none had."""
    known = set(map(tuple, table.attrs.get(_STOPPED, ())))
    return (row in known for row in table[_KEY].itertuples(index=False, name=None))
