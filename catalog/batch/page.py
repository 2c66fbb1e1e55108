"""Pages: the table of a batch as one HTML file that needs no other."""

from collections.abc import Hashable, Mapping
from html import escape

import pandas as pd

from catalog.batch.frequency import frequencies
from catalog.diagnoses.diagnosis import Verdict

# The columns that every answer has, and those that stand below others where there is something in them.
SHOWN = ("file", "cell", "exercise", "verdict", "cause", "hint", "evidence", "seconds")
BESIDE = {"file": ("note",), "cause": ("title",), "evidence": ("protection",)}

# Whatever a file's name or a student's text holds, a page without scripts cannot run it.
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What is wrong, and how often</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
table { border-collapse: collapse; margin-bottom: 2rem; width: 100%; }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; }
.file, .cause, .what, .examples, .hint, .evidence { overflow-wrap: anywhere; }
.file, .cause { min-width: 9rem; } .hint { min-width: 11rem; } .evidence { min-width: 20rem; }
.examples { min-width: 16rem; } .beside { color: #666; display: block; font-size: .85em; }
th { background: #fff; position: sticky; top: 0; }
td { vertical-align: top; }
.correct { color: #2a6b2a; } .explained, .ambiguous, .localised { color: #8a2b00; } .unreadable { color: #666; }
</style>
</head>
<body>
"""


def page(table: pd.DataFrame) -> str:
    """Return the page: how many rows have which verdict, the frequencies, and every row."""
    verdicts = table["verdict"].value_counts()
    counts = ", ".join(f"{verdicts[each]:,} {each}" for each in map(str, Verdict) if each in verdicts)
    parts = [
        f"<h1>{table['file'].nunique():,} files</h1>\n<p>{len(table):,} answers about them: {counts}.</p>\n",
        "<h2>What is wrong, and how often</h2>\n",
        _table(frequencies(table)),
        "<h2>Every file</h2>\n",
        _table(table[list(SHOWN)], table),
    ]
    return f"{_HEAD}{''.join(parts)}</body>\n</html>\n"


def _table(found: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Return a table. whole: has the columns as well that stand beside what others say."""
    head = "".join(f"<th>{escape(str(name))}</th>" for name in found.columns)
    whole = found if whole is None else whole
    rows = whole.astype(object).where(whole.notna(), "").to_dict("records")
    body = "".join(f"<tr>{''.join(_cell(str(name), row) for name in found.columns)}</tr>\n" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _cell(name: str, row: Mapping[Hashable, object]) -> str:
    """Return a cell; a name in another direction of writing does not turn what stands beside it."""
    text = escape(str(row[name]))
    beside = [
        f'<bdi class="beside">{escape(str(row[other]))}</bdi>' for other in BESIDE.get(name, ()) if row.get(other)
    ]
    return f'<td class="{text if name == "verdict" else escape(name)}"><bdi>{text}</bdi>{"".join(beside)}</td>'
