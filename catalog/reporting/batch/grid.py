"""The grid: which exercise is right in which file, those with the most wrong ones first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from catalog.model.diagnosis import Verdict
from catalog.registry import exercises
from catalog.reporting.html import table as html_table

# The first one that a file's rows on an exercise have is what stands in the grid.
GRAVEST = (Verdict.EXPLAINED, Verdict.AMBIGUOUS, Verdict.LOCALISED, Verdict.UNREADABLE, Verdict.INCOMPLETE)
WRONG = GRAVEST[:3]

WORDS = {Verdict.UNREADABLE: "cannot be read", Verdict.INCOMPLETE: "too little shown"}
UNKNOWN, MISSING = "wrong, cause unknown", "missing"

# Long titles make rows that are hard to compare.
LONGEST = 48


@dataclass(frozen=True, slots=True)
class Entry:
    """What there is to say of a file: its rows by exercise, "" for what concerns the whole file."""

    file: str
    rows: Mapping[str, Sequence[Mapping[Any, Any]]]

    @property
    def rank(self) -> tuple[int, int, str]:
        """Files with the most wrong exercises come first, then those with the most that nothing is known of."""
        verdicts = [gravest(each)["verdict"] for each in self.rows.values()]
        wrong = sum(each in WRONG for each in verdicts)
        return -wrong, sum(each == Verdict.CORRECT for each in verdicts), self.file


def gravest(rows: Sequence[Mapping[Any, Any]]) -> Mapping[Any, Any]:
    """Return the row that says the worst."""
    order = [str(each) for each in (*GRAVEST, Verdict.CORRECT)]
    return min(rows, key=lambda row: order.index(row["verdict"]))


def entries(table: pd.DataFrame) -> list[Entry]:
    """Return an entry for each file, in the order of the grid. table: has a column "row" with a number for each row."""
    found = []
    for file, rows in table.groupby("file", sort=False):
        by_exercise: dict[str, list[Mapping[Any, Any]]] = {}
        for row in rows.to_dict("records"):
            by_exercise.setdefault(row["exercise"], []).append(row)
        found.append(Entry(str(file), by_exercise))
    return sorted(found, key=lambda each: each.rank)


def grid(found: Sequence[Entry], causes: Mapping[str, int]) -> str:
    """Return the grid as HTML. causes: the number of what says what a cause means."""
    heads = ["file", *(escape(name).replace("_", "_<wbr>") for name in exercises())]
    return html_table(heads, ("".join(_cells(each, causes)) for each in found))


def _cells(entry: Entry, causes: Mapping[str, int]) -> Iterator[str]:
    whole = [row["evidence"] for row in entry.rows.get("", ())]
    notes = dict.fromkeys(row["note"] for rows in entry.rows.values() for row in rows if row["note"])
    beside = "".join(f'<bdi class="small">{escape(each)}</bdi>' for each in (_count(entry), *whole, *notes) if each)
    yield f'<th scope="row"><bdi>{escape(entry.file)}</bdi>{beside}</th>'
    for exercise in exercises():
        yield _cell(entry.rows.get(exercise, ()), causes)


def _count(entry: Entry) -> str:
    """Return how much is wrong or missing, for who sees but the first columns."""
    wrong = sum(gravest(rows)["verdict"] in WRONG for rows in entry.rows.values())
    missing = sum(name not in entry.rows for name in exercises())
    return ", ".join([f"{count} {what}" for count, what in ((wrong, "wrong"), (missing, MISSING)) if count])


def _cell(rows: Sequence[Mapping[Any, Any]], causes: Mapping[str, int]) -> str:
    if not rows:
        return f'<td class="faint">{MISSING}</td>'
    row = gravest(rows)
    if row["verdict"] == Verdict.CORRECT:
        return '<td class="right">✓ right</td>'
    if row["verdict"] not in WRONG:
        return f'<td class="faint"><a href="#row-{row["row"]}">{WORDS[row["verdict"]]}</a></td>'
    where = f"cause-{causes[row['cause']]}" if row["cause"] in causes else f"row-{row['row']}"
    return f'<td class="wrong"><a href="#{where}"><bdi>{escape(_brief(row["title"]) or UNKNOWN)}</bdi></a></td>'


def _brief(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[:LONGEST].rpartition(' ')[0]} ..."
