"""The list of named mistakes: what is known of each in a line."""

from textwrap import fill

import pandas as pd
from tabulate import tabulate

from catalog.registry import all_mutants, exercise_of, exercises
from catalog.reporting.tables.fitting import width
from catalog.reporting.tables.formats import for_programs

COLUMNS = ("exercise", "mutant", "seen", "title")
LONGEST_NAME = 34


def listing(exercise: str | None = None) -> pd.DataFrame:
    """Return a row for each named mistake, by exercise, those that were seen most first."""
    order = list(exercises())
    found = [(exercise_of(each), each.name, each.count, each.title) for each in all_mutants()]
    kept = sorted((row for row in found if exercise in (None, row[0])), key=lambda row: (order.index(row[0]), -row[2]))
    return pd.DataFrame(kept, columns=list(COLUMNS))


def listing_text(exercise: str | None, form: str) -> str:
    """Return the list as text; in plain form no line is wider than the terminal."""
    found = listing(exercise)
    if form in ("csv", "json"):
        return for_programs(found, form).rstrip("\n")
    if form != "plain":
        return tabulate(found.to_dict("list"), headers="keys", tablefmt=form)
    blocks = [_block(str(name), rows) for name, rows in found.groupby("exercise", sort=False)]
    return "\n\n".join([*blocks, "The number is how often it was seen. bptt-bugs explain NAME shows a mistake."])


def _block(exercise: str, rows: pd.DataFrame) -> str:
    lines = [exercise]
    for _, name, count, title in rows.itertuples(index=False, name=None):
        start = f"{count or '':>4}  {name.rsplit('.', 1)[-1]:<{LONGEST_NAME}}  "
        lines.append(fill(title, width(), initial_indent=start, subsequent_indent=" " * len(start)))
    return "\n".join(lines)
