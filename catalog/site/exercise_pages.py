"""Pages of exercises: which line of each of its cells notices which mistake."""

from catalog.model.probe import Probe
from catalog.registry import exercises
from catalog.reporting.tables.formats import title
from catalog.reporting.tables.lines import groups, rows
from catalog.running.lines import cells
from catalog.site.templating import page


def address(exercise: str) -> str:
    """Return where an exercise's page stands."""
    return f"exercises/{exercise}.html"


def exercise_pages() -> dict[str, str]:
    """Return the pages of all exercises by their addresses."""
    return {address(each): _page(each) for each in exercises()}


def _page(exercise: str) -> str:
    return page("exercise.html", 1, exercise=exercise, cells=[_cell(probe) for probe in cells(exercise)])


def _cell(probe: Probe) -> dict[str, object]:
    """Return what a cell's table has: a row for each mutant, with the lines that notice it."""
    told = rows(probe)[1:]
    names = groups(told)
    lines = [line.label for line in probe.lines]
    found = [(row.mutant, row.outcome, names[row.name], row.notices) for row in told if row.mutant is not None]
    seen = [sum(row[3][at] for row in found) for at in range(len(lines))]
    return {"title": title(probe), "name": probe.name, "lines": lines, "rows": found, "seen": seen}
