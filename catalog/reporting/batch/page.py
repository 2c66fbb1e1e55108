"""Pages: the table of a batch as one HTML file that needs no other."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import pandas as pd

from catalog.model.diagnosis import Verdict
from catalog.model.mutant import Mutant
from catalog.registry import all_mutants, exercises
from catalog.reporting.batch.deciding import deciding
from catalog.reporting.batch.frequency import frequencies
from catalog.reporting.batch.grid import WRONG, Entry, entries, gravest, grid
from catalog.reporting.html import document, folded, table

NAME = "What is wrong, and how often"

_STYLE = """.grid th, .grid td { font-size: .8rem; } .grid td { min-width: 5.5rem; }
.grid thead th { white-space: normal; } .grid tbody th { max-width: 16rem; min-width: 9rem; }
.rows tbody th { min-width: 10rem; max-width: 14rem; } .rows .what, .rows .hint { min-width: 15rem; }
.rows .evidence { min-width: 24rem; } .rows summary { white-space: normal; }
th:target { outline: 2px solid var(--link); outline-offset: -2px; }
"""


def page(found: pd.DataFrame) -> str:
    """Return the page: a grid of files and exercises, what the causes are and how often, and every row."""
    numbered = found.assign(row=range(1, len(found) + 1))
    counted = deciding(numbered)
    files, causes = entries(counted), _numbers(counted)
    parts = [
        f"<h1>{len(files):,} files</h1>\n<p>{_summary(files)}</p>\n",
        f'<div class="grid">{grid(files, causes)}</div>\n' if files else "",
        f"<h2>{NAME}</h2>\n<p>In how many files each cause is; click on it for what it means.</p>\n",
        table(["what", "files", "exercise", "where"], _frequencies(counted, causes)),
        "<h2>Every answer</h2>\n",
        f'<div class="rows">{table(["file", "exercise", "verdict", "what", "hint", "evidence", "s"], _rows(numbered))}',
        "</div>\n",
    ]
    return document(f"{len(files):,} files: {NAME.lower()}", parts, _STYLE)


def _summary(files: list[Entry]) -> str:
    """Return how many files have something wrong, and how many everything right."""
    verdicts = [[gravest(each.rows[name])["verdict"] for name in exercises() if name in each.rows] for each in files]
    wrong = sum(any(each in WRONG for each in those) for those in verdicts)
    right = sum(those == [Verdict.CORRECT] * len(exercises()) for those in verdicts)
    return (
        f"In {wrong:,} of them something is wrong, in {right:,} all {len(exercises())} exercises are right. "
        "Those with the most wrong stand first; click on a mistake for what it means."
    )


def _numbers(found: pd.DataFrame) -> dict[str, int]:
    """Return a number for each cause, the commonest first."""
    causes = [str(cause) for cause in found["cause"].value_counts().index if cause]
    return {cause: number for number, cause in enumerate(causes, 1)}


def _frequencies(found: pd.DataFrame, causes: Mapping[str, int]) -> Iterator[str]:
    titles = dict(zip(found["cause"], found["title"], strict=True))
    known = {mutant.name: mutant for mutant in all_mutants()}
    for row in frequencies(found).to_dict("records"):
        what = str(row["what"])
        if what == Verdict.CORRECT:
            continue
        number = causes.get(what)
        text = f"<bdi>{escape(titles[what])}</bdi>{_meaning(what, known)}" if number else escape(what)
        place = f' id="cause-{number}"' if number else ""
        share = f"{row['files']} ({row['share']:.0%})"
        yield (
            f'<th scope="row"{place}>{text}</th><td class="number">{share}</td><td>{escape(row["exercise"])}</td>'
            f"<td>{folded(row['examples'], 90)}</td>"
        )


def _meaning(cause: str, known: Mapping[str, Mutant]) -> str:
    """Return the names of a cause, with what they mean folded behind them."""
    names = [name for either in cause.split(" or ") for name in either.split(" and ")]
    meanings = [_of_mutant(known[name]) for name in dict.fromkeys(names) if name in known]
    named = f'<bdi class="small code">{escape(cause)}</bdi>'
    return f"<details><summary>what it means</summary>{''.join(meanings)}{named}</details>" if meanings else named


def _of_mutant(mutant: Mutant) -> str:
    hints = "".join(f"<li>{escape(hint)}</li>" for hint in mutant.hints)
    return f"<p><b>{escape(mutant.title)}.</b> {escape(mutant.explanation)}</p><ol>{hints}</ol>"


def _rows(found: pd.DataFrame) -> Iterator[str]:
    """Yield every row, those on what is right last, otherwise in the order of the files' names."""
    found = found.sort_values("verdict", key=lambda verdicts: verdicts == Verdict.CORRECT, kind="stable")
    for row in found.astype(object).where(found.notna(), "").to_dict("records"):
        yield "".join(_cells(row))


def _cells(row: Mapping[Any, Any]) -> Iterator[str]:
    """Yield the cells of a row; a name in another direction of writing does not turn what stands beside it."""
    cell = f"cell {row['cell']}" if row["cell"] != "" else ""
    name = f"<bdi>{escape(row['file'])}</bdi>{_small(cell)}{_small(row['note'])}"
    yield f'<th scope="row" id="row-{row["row"]}">{name}</th>'
    yield f'<td class="name">{escape(row["exercise"])}</td>'
    kind = "right" if row["verdict"] == Verdict.CORRECT else "wrong" if row["verdict"] in WRONG else "faint"
    yield f'<td class="{kind} name">{escape(row["verdict"])}</td>'
    yield f'<td class="what"><bdi>{escape(row["title"])}</bdi>{_small(row["cause"])}</td>'
    yield f'<td class="hint">{folded(row["hint"], 90)}</td>'
    yield f'<td class="evidence">{folded(row["evidence"], 90)}{_small(row["protection"])}</td>'
    yield f'<td class="number">{escape(str(row["seconds"]))}</td>'


def _small(text: str) -> str:
    return f'<bdi class="small">{escape(text)}</bdi>' if text else ""
