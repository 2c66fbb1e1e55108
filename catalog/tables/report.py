"""Reports: the tables of all test cells, as text to print or to write."""

import pandas as pd

from catalog.tables.formats import for_people, for_programs, heading, to_records
from catalog.tables.lines import cells, line_table
from catalog.tables.signatures import signature_table


def people_texts(exercise: str | None, form: str) -> dict[str, str]:
    """Return the table of each test cell as text, by the cell's name."""
    return {probe.name: f"{heading(probe, form)}\n{for_people(line_table(probe), form)}\n" for probe in cells(exercise)}


def data_text(exercise: str | None, form: str) -> str:
    """Return the printed lines of all test cells as one table of data."""
    return for_programs(pd.concat([to_records(line_table(probe), probe) for probe in cells(exercise)]), form)


def signatures_text(exercise: str | None, form: str) -> str:
    """Return the signatures, every output's every number, as one table of data."""
    return for_programs(signature_table(exercise), form)
