"""Formats: a table for people, through tabulate, or for programs, with every digit."""

import json
import math
from collections.abc import Mapping
from textwrap import fill, shorten, wrap
from typing import Any

import numpy as np
import pandas as pd
from tabulate import tabulate

from catalog.model.probe import Probe
from catalog.model.raised_error import RaisedError
from catalog.reporting.tables.fitting import WIDTH
from catalog.reporting.tables.lines import REFERENCE
from catalog.running.printing import show

# A line that does not notice the mistake.
DITTO = "="
LEADING = 4

# Exceptions are as wide as an array of four numbers; what a notebook would fill a page with is cut.
WIDEST, LONGEST = 47, 120


def for_people(table: pd.DataFrame, form: str) -> str:
    """Return a cell's table as text.

    "=" stands for what does not differ from a correct program's line, and lines that notice no mutant, unless it
    raises, are left out. A mutant that raises has its exception in the first of the lines.
    """
    header = list(table.columns)
    body = [_texts(row, header[LEADING:], form) for row in table.itertuples(index=False)]
    kept = [at for at in range(len(header)) if at < LEADING or any(row[at] not in ("", DITTO) for row in body[1:])]
    return tabulate(
        [[_escape(row[at], form) for at in kept] for row in body],
        [_escape(header[at], form) for at in kept],
        tablefmt="simple" if form == "plain" else form,
        disable_numparse=True,
    )


def _texts(row: tuple[Any, ...], lines: list[str], form: str) -> list[str]:
    mutant, outcome, alike, noticed, *values = row
    leading = [mutant.partition(".")[2] or mutant, outcome, alike]
    if isinstance(values[0], RaisedError) and all(value is values[0] for value in values):
        message = "\n".join(wrap(str(values[0]), WIDEST, break_long_words=False))
        texts = [message, *[""] * (len(values) - 1)]
        return [*leading, "every line", *(texts if form == "plain" else map(_one_line, texts))]
    shown = lines if mutant == REFERENCE else noticed
    texts = [_shown(value) if line in shown else DITTO for line, value in zip(lines, values, strict=True)]
    labels = " ".join(label.replace(" ", "") for label in noticed) or ("" if mutant == REFERENCE else "nothing")
    return [*leading, labels, *(texts if form == "plain" else map(_one_line, texts))]


def _shown(value: Any) -> str:
    """Return a value as the notebook prints it; a whole cache that came in a line's place, cut short."""
    if isinstance(value, RaisedError):
        return value.kind
    text = show(value)
    return text if isinstance(value, np.ndarray) else shorten(text, LONGEST, placeholder=" ...")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escape(text: str, form: str) -> str:
    """Tabulate escapes for HTML and LaTeX, but lets a | end a column of a GitHub table."""
    return text.replace("|", "\\|") if form == "github" else text


def title(probe: Probe) -> str:
    """Return the title of a cell's table."""
    if probe.asserts:
        return f"{probe.exercise}: the public test of {probe.found_in} (asserts these values, prints nothing)"
    return f"{probe.exercise}: the cell of {probe.found_in}"


def heading(probe: Probe, form: str) -> str:
    """Return the title of a cell's table as a heading."""
    text = title(probe)
    return {
        "github": f"### {text}\n",
        "latex": f"\\section*{{{text.replace('_', chr(92) + '_')}}}",
    }.get(form, f"{fill(text, WIDTH)}\n{'=' * min(len(text), WIDTH)}")


def to_records(table: pd.DataFrame, probe: Probe) -> pd.DataFrame:
    """Return a cell's table as data: one row for each mutant and line."""
    lines = list(table.columns[LEADING:])
    return pd.DataFrame(
        [
            {
                "exercise": probe.exercise,
                "cell": probe.name,
                "mutant": row[0],
                "outcome": row[1],
                "alike": row[2],
                "line": line,
                "notices": line in row[3],
                "value": value,
            }
            for row in table.itertuples(index=False)
            for line, value in zip(lines, row[LEADING:], strict=True)
        ]
    )


def plain_data(value: Any) -> Any:
    """Return a value as JSON types, every digit kept; numbers that JSON lacks become "nan", "inf" and "-inf"."""
    if isinstance(value, np.ndarray | np.generic):
        return plain_data(value.tolist())
    if isinstance(value, Mapping):
        return {str(key): plain_data(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain_data(part) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return str(value) if isinstance(value, RaisedError) else value


def for_programs(table: pd.DataFrame, form: str) -> str:
    """Return a table of data as CSV, its values as JSON within a field, or as a JSON array of records."""
    plain = table.map(plain_data)
    if form == "json":
        return json.dumps(plain.to_dict("records"), indent=1, ensure_ascii=False) + "\n"
    values = [column for column in ("value", "values", "shape") if column in plain]
    plain[values] = plain[values].map(lambda value: json.dumps(value, ensure_ascii=False))
    return plain.to_csv(index=False)
