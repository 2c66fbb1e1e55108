"""Pages: the table of a batch as one HTML file that needs no other."""

from html import escape

import pandas as pd

from catalog.batch.frequency import frequencies
from catalog.diagnoses.diagnosis import Verdict

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
th, td { border-bottom: 1px solid #ccc; overflow-wrap: anywhere; padding: .3rem .6rem; text-align: left; }
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
        f"<h1>{table['file'].nunique():,} files</h1>\n<p>{len(table):,} exercises in them: {counts}.</p>\n",
        "<h2>What is wrong, and how often</h2>\n",
        _table(frequencies(table)),
        "<h2>Every file</h2>\n",
        _table(table.drop(columns="alike")),
    ]
    return f"{_HEAD}{''.join(parts)}</body>\n</html>\n"


def _table(found: pd.DataFrame) -> str:
    head = "".join(f"<th>{escape(str(name))}</th>" for name in found.columns)
    rows = found.astype(object).where(found.notna(), "").to_dict("records")
    body = "".join(f"<tr>{''.join(_cell(str(name), row[name]) for name in row)}</tr>\n" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _cell(name: str, value: object) -> str:
    """Return a cell; a name in another direction of writing does not turn what stands beside it."""
    text = escape(str(value))
    kind = f' class="{text}"' if name == "verdict" else ""
    return f"<td{kind}><bdi>{text}</bdi></td>"
