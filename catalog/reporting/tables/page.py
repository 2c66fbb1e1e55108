"""Pages: the tables of test cells as HTML that can be read."""

from collections.abc import Sequence
from html import escape

from catalog.model.probe import Probe
from catalog.model.raised_error import RaisedError
from catalog.reporting.html import document, folded, table
from catalog.reporting.tables.formats import title
from catalog.reporting.tables.lines import TableRow, groups, rows
from catalog.reporting.tables.noticing import EVERYTHING, NOTHING

# What is longer is folded: a row must not be higher than a few lines.
LONGEST = 26


def tables_page(probes: Sequence[Probe]) -> str:
    """Return one page with the table of each cell."""
    name = "What every mistake prints in each test cell"
    parts = [f"<h1>{name}</h1>\n", _LEGEND, *(_section(probe) for probe in probes)]
    return document(name, parts)


_LEGEND = (
    "<p>A row for each mistake, a column for each line that the cell prints. <b>=</b> stands for what a correct "
    "program prints. Mistakes with the same word under <i>alike</i> print the same. "
    "Click on a text that ends in dots.</p>\n"
)


def _section(probe: Probe) -> str:
    found = rows(probe)
    names = groups(found[1:])
    lines = [line.label for line in probe.lines]
    heads = ["mistake", "noticed by", "alike", *map(escape, lines)]
    body = table(heads, (_row(row, names.get(row.name, ""), lines) for row in found))
    return f"<h2>{escape(title(probe))}</h2>\n{body}"


def _row(row: TableRow, alike: str, lines: Sequence[str]) -> str:
    about = f'{_named(row)}<td>{_noticed(row, lines)}</td><td class="name">{escape(alike)}</td>'
    if isinstance(row.values[0], RaisedError) and all(value is row.values[0] for value in row.values):
        return f'{about}<td class="wrong" colspan="{len(lines)}">{folded(row.texts[0], 120)}</td>'
    return about + "".join(_cell(row, at) for at in range(len(lines)))


def _named(row: TableRow) -> str:
    if row.mutant is None:
        return '<th scope="row"><b>a correct program</b></th>'
    title = row.mutant.title
    name = escape(row.name.partition(".")[2])
    return f'<th scope="row">{escape(title)}<span class="small code">{name}</span></th>'


def _noticed(row: TableRow, lines: Sequence[str]) -> str:
    noticed = [line for line, notices in zip(lines, row.notices, strict=True) if notices]
    if row.mutant is None:
        return ""
    if not noticed:
        return f'<span class="faint">{NOTHING}</span>'
    values = [line for line in lines if not line.endswith(".shape")]
    return EVERYTHING if set(values) <= set(noticed) else folded(", ".join(noticed), LONGEST)


def _cell(row: TableRow, at: int) -> str:
    if row.mutant is not None and not row.notices[at]:
        return '<td class="faint">=</td>'
    kind = "wrong code" if row.mutant is not None else "code"
    return f'<td class="{kind}">{folded(" ".join(row.texts[at].split()), LONGEST)}</td>'
