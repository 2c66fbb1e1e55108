"""Frequencies: how many files have which cause, and which of the unexplained ones show the same."""

import pandas as pd

from catalog.model.diagnosis import Verdict
from catalog.model.row import BEHAVES, HAD_TO_BE_STOPPED, PART

COLUMNS = ["files", "share", "exercise", "what", "examples"]
EXAMPLES = 3


def frequencies(table: pd.DataFrame) -> pd.DataFrame:
    """Return the causes in a table of run_batch, the commonest first: in how many files, which share of all, which.

    Unexplained rows of one exercise that show the same are a cause of their own, without a name as yet: that is how a
    new mistake is found. share is that of all files, of which one can have several rows.
    """
    if table.empty:
        return pd.DataFrame(columns=COLUMNS)
    kinds = ["exercise", "known", "alike"]
    marked = table.assign(alike=_shared(table), known=_judgements(table))
    found = marked.groupby(kinds, sort=False)["file"].agg(files="nunique", examples=_examples).reset_index()
    found["what"] = [_what(*row) for row in found[["known", "alike", "files"]].itertuples(index=False)]
    found["share"] = (found["files"] / table["file"].nunique()).round(3)
    return found.sort_values(["files", "exercise", "what"], ascending=[False, True, True])[COLUMNS].reset_index(
        drop=True
    )


def _shared(table: pd.DataFrame) -> "pd.Series[str]":
    """Return what each row has in common with other files' unexplained ones, "" where that is nothing."""
    files = table.groupby("alike")["file"].nunique()
    shared = (table["cause"] == "") & table["alike"].map(files).gt(1)
    return table["alike"].where(shared, "")


def _examples(files: "pd.Series[str]") -> str:
    """Return the first few of the files."""
    names = files.drop_duplicates().tolist()
    return ", ".join(names[:EXAMPLES]) + (", ..." if len(names) > EXAMPLES else "")


def _judgements(table: pd.DataFrame) -> list[str]:
    """Return what is known of each row."""
    return [_known(*row) for row in table[["verdict", "cause", "title"]].itertuples(index=False, name=None)]


def _known(verdict: str, cause: str, title: str) -> str:
    """Return what is known of a row: its verdict where that says all, or its cause or problem, "" for nothing."""
    if title == HAD_TO_BE_STOPPED:
        return title
    return verdict if verdict in (Verdict.CORRECT, Verdict.INCOMPLETE, Verdict.UNREADABLE) else cause or title


def _what(known: str, alike: str, files: int) -> str:
    if known:
        return known
    if alike.startswith(PART):
        return f"unknown, but these {files} are wrong in the same part: {alike.removeprefix(PART).strip()}"
    if alike:
        return f"unknown, but these {files} {'behave' if alike.startswith(BEHAVES) else 'print'} the same"
    return "unknown, and like no other"
