"""Deciding: which rows count where several speak of one file."""

import pandas as pd

# What stands in the place of a protection in rows on stored outputs.
NOTHING_RUN = "nothing was run"


def deciding(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that count: functions that were run decide over everything that is stored in their file."""
    run = table["protection"] != NOTHING_RUN
    return table[run | ~table["file"].isin(set(table["file"][run]))]
