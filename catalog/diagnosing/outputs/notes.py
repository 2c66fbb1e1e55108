"""Notes: what else to know beside a verdict, a sentence each."""

from collections import Counter
from collections.abc import Sequence

from catalog.explaining.cells.explanation import Found
from catalog.explaining.matching.comparing import compare_with_cells
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.misprints import misprint, misprinted
from catalog.explaining.ranking.enough import noticing
from catalog.model.observation import Observation, Reading, Unread
from catalog.model.probe import Shows
from catalog.reading.pastes.paste import Paste
from catalog.terminal.phrases import listed

# So many lines or repairs are listed.
MAX = 5

PASSED = "All tests passed: mistakes that the public test notices were left out, where the text is of one cell."


def of_reading(observation: Observation) -> tuple[str, ...]:
    """Return what could not be read, or was read in another way than it stands there."""
    labels = dict.fromkeys(each.label for each in observation.unread if each.label)
    indexed = [reading.label for reading in observation.readings if reading.indexed]
    return (
        *(f"The value of {label} could not be read." for label in labels),
        *((f"Labels without an index were read as the cell prints them: {listed(indexed)}.",) if indexed else ()),
        *observation.notes,
    )


def of_paste(paste: Paste) -> tuple[str, ...]:
    """Return what was read as something else than stands in the text, and which of its lines were not understood."""
    repairs = [f"{each.was} as {each.read}" for each in paste.repairs[:MAX]]
    lines = [item.found.line for item in paste.items if isinstance(item.found, Unread)]
    more = f", and {len(lines) - MAX} more" if len(lines) > MAX else ""
    return (
        *((f"Characters that scanners mistake were put right: {listed(repairs)}.",) if repairs else ()),
        *((f"The code of {listed(paste.code)} was not run: --execute runs it in a sandbox.",) if paste.code else ()),
        *((PASSED,) if paste.passed else ()),
        *((f"Set aside, because a program printed it on its way: {_counted(paste.aside)}.",) if paste.aside else ()),
        *((f"Lines that were not understood: {'; '.join(lines[:MAX])}{more}.",) if lines else ()),
    )


def _counted(aside: Sequence[Reading]) -> str:
    """Return what was set aside, each with how often it came."""
    counts = Counter(reading.label for reading in aside).most_common(MAX)
    return listed([f"{label} ({count} times)" if count > 1 else label for label, count in counts])


def of_right_values(found: Found, match: Match) -> tuple[str, ...]:
    """Return what right values leave open: which table they differ from, and what they cannot notice."""
    if match.observation.error is not None:
        return ()
    return (*_tables(found, match), *_unnoticed(match))


def _unnoticed(match: Match) -> tuple[str, ...]:
    unnoticed = len(match.matrix.names) - noticing(match)
    if not unnoticed:
        return ()
    mistakes = f"{unnoticed} of the {len(match.matrix.names)} mistakes that the catalog knows in these functions"
    return (f"{mistakes} would print the same here: right numbers are not yet a right program.",)


def _tables(found: Found, match: Match) -> tuple[str, ...]:
    """Return what to know of the tables of expected values that the course printed for this cell."""
    probe = match.matrix.probe
    wrong = ", ".join(misprinted(compare_with_cells(found.expected))) if found.expected is not None else ""
    if wrong:
        return (
            f"The expected values beside yours are a table that the course printed wrong ({wrong}): yours are right.",
        )
    if found.observation.expected and found.expected is None:
        return ("The text calls these the expected values: if they are, paste what your own cell printed.",)
    versions = [each for each in found.matches if each.matrix.probe.exercise == probe.exercise]
    printed_wrong = [each.matrix.probe.found_in for each in reversed(versions) if misprint(each.matrix.probe)]
    if printed_wrong:
        return (f"The notebooks of {printed_wrong[0]} print another table for this cell: that table is wrong.",)
    if not all(each.correct for each in versions):
        return (
            f"These are the right values of the cell of {probe.found_in}; other versions of it draw other numbers.",
        )
    return ()


def of_misprint(found: Found) -> tuple[str, ...]:
    """Return a note for readings most of which are the course's own misprint."""
    same = misprinted(found.matches)
    values = sum(reading.shows is Shows.VALUE for reading in found.observation.readings)
    if 2 * len(same) <= values:
        return ()
    table = "in the table that the course printed for early versions of this cell"
    return (f"{', '.join(same)}: the same stands {table}. That table is wrong; a correct program disagrees with it.",)


def of_other_input(found: Found) -> tuple[str, ...]:
    """Return a note where nothing is right: perhaps the numbers are from no test cell at all."""
    if found.observation.error is not None or found.anything_right or found.accident is not None:
        return ()
    return ("Nothing here is right: perhaps another cell printed it, or this one with another seed or other sizes.",)
