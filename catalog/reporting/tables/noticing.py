"""Noticing: which lines of a test cell notice each mistake, a line each."""

from collections.abc import Sequence

from catalog.model.probe import Probe, Shows
from catalog.reporting.tables.fitting import cut, width
from catalog.reporting.tables.lines import TableRow, rows

HEAD, NOTICED = "noticed by", 21
NOTHING, EVERYTHING = "nothing", "every value"


def noticing_text(probe: Probe) -> str:
    """Return a line for each mutant: what notices it, and its title; those that print the same have the same letter."""
    found = rows(probe)[1:]
    letters = _letters(found)
    noticed = [_noticed(row, probe) for row in found]
    wide, mark = max(map(len, [HEAD, *noticed])), max(map(len, letters), default=0)
    lines = [
        f"{HEAD:<{wide}}  {'':<{mark}}  mistake",
        f"{'-' * wide}  {'-' * mark}  {'-' * (width() - wide - mark - 4)}",
    ]
    for row, what, letter in zip(found, noticed, letters, strict=True):
        lines.append(_line(f"{what:<{wide}}  {letter:<{mark}}  ", row))
    return "\n".join(lines)


def _line(start: str, row: TableRow) -> str:
    """Return a mistake's line: its title, and its name where that has place as well."""
    title = row.mutant.title if row.mutant else ""
    whole = f"{start}{title} ({row.name.partition('.')[2]})"
    return whole if len(whole) <= width() else cut(f"{start}{title}", width())


def _noticed(row: TableRow, probe: Probe) -> str:
    """Return the outputs that are printed otherwise; all of them, an exception and none in a word."""
    if row.outcome == "raises" and all(row.notices):
        return "an exception"
    values = [line for line in probe.lines if line.shows is Shows.VALUE]
    noticed = [line for line, notices in zip(probe.lines, row.notices, strict=True) if notices]
    if not noticed:
        return NOTHING
    if all(line in noticed for line in values):
        return EVERYTHING
    names = list(dict.fromkeys(line.name if line in values else line.label for line in noticed))
    text = " ".join(names)
    return text if len(text) <= NOTICED else f"{len(noticed)} of {len(probe.lines)} lines"


def _letters(found: Sequence[TableRow]) -> list[str]:
    """Return a letter for each mutant that prints what another one prints."""
    texts = [row.texts for row in found]
    shared = list(dict.fromkeys(text for text in texts if texts.count(text) > 1))
    return [_letter(shared.index(text)) if text in shared else "" for text in texts]


def _letter(number: int) -> str:
    return f"{chr(ord('a') + number // 26 - 1) if number >= 26 else ''}{chr(ord('a') + number % 26)}"
