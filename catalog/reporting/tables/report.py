"""Reports: the tables of all test cells, as text to print or to write."""

import pandas as pd

from catalog.model.probe import Probe
from catalog.reporting.tables.formats import for_people, for_programs, heading, to_records
from catalog.reporting.tables.lines import line_table
from catalog.reporting.tables.noticing import noticing_text
from catalog.reporting.tables.page import tables_page
from catalog.reporting.tables.signatures import signature_table
from catalog.running.lines import cells

LEGEND = (
    "What is noticed: which printed lines differ from those of a correct program.\n"
    "Mistakes with the same letter print the same. bptt-bugs tables --lines shows\nwhat is printed."
)


def people_text(exercise: str | None, form: str, lines: bool) -> str:
    """Return the tables of all test cells as one text. lines: in plain form what is printed too, however wide."""
    if form == "html":
        return tables_page(cells(exercise))
    texts = people_texts(exercise, form, lines).values()
    legend = [LEGEND] if form == "plain" and not lines else []
    return "\n\n".join([*(text.rstrip("\n") for text in texts), *legend])


def people_texts(exercise: str | None, form: str, lines: bool) -> dict[str, str]:
    """Return the table of each test cell as text, by the cell's name."""
    if form == "html":
        return {probe.name: tables_page([probe]) for probe in cells(exercise)}
    return {probe.name: f"{heading(probe, form)}\n{_body(probe, form, lines)}\n" for probe in cells(exercise)}


def _body(probe: Probe, form: str, lines: bool) -> str:
    return noticing_text(probe) if form == "plain" and not lines else for_people(line_table(probe), form)


def data_text(exercise: str | None, form: str) -> str:
    """Return the printed lines of all test cells as one table of data."""
    return for_programs(pd.concat([to_records(line_table(probe), probe) for probe in cells(exercise)]), form)


def signatures_text(exercise: str | None, form: str) -> str:
    """Return the signatures, every output's every number, as one table of data."""
    return for_programs(signature_table(exercise), form)
