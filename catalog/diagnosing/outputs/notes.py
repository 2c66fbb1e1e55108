"""Notes: what else to know beside a verdict."""

from collections import Counter

from catalog.explaining.cells.explanation import ExplainedCell
from catalog.explaining.matching.comparing import compare_with_cells
from catalog.explaining.matching.match import Match
from catalog.explaining.matching.misprints import misprint, misprinted
from catalog.explaining.ranking.enough import noticing
from catalog.model.finding import Finding
from catalog.model.findings.remarks import (
    BesideMisprint,
    CodeNotRun,
    IndexSupplied,
    LinesNotUnderstood,
    PrintsOtherTable,
    Remark,
    RightInVersion,
    SameAsMisprint,
    ScansMended,
    SetAside,
    Unnoticed,
    ValueUnread,
)
from catalog.model.observation import Observation, Unread
from catalog.model.probe import Shows
from catalog.reading.pastes.paste import Paste

# So many lines or repairs are listed.
MAX = 5

Findings = tuple[Finding, ...]


def of_reading(observation: Observation) -> Findings:
    """Return what could not be read, or was read in another way than it stands there."""
    labels = dict.fromkeys(each.label for each in observation.unread if each.label)
    indexed = tuple(reading.label for reading in observation.readings if reading.indexed)
    return (*map(ValueUnread, labels), *((IndexSupplied(indexed),) if indexed else ()), *observation.remarks)


def of_paste(paste: Paste) -> Findings:
    """Return what was read as something else than stands in the text, and which of its lines were not understood."""
    repairs = tuple((each.was, each.read) for each in paste.repairs[:MAX])
    aside = tuple(Counter(reading.label for reading in paste.aside).most_common(MAX))
    lines = tuple(item.found.line for item in paste.items if isinstance(item.found, Unread))
    return (
        *((ScansMended(repairs),) if repairs else ()),
        *((CodeNotRun(paste.code),) if paste.code else ()),
        *((Remark.PASSED,) if paste.passed else ()),
        *((SetAside(aside),) if aside else ()),
        *((LinesNotUnderstood(lines[:MAX], max(len(lines) - MAX, 0)),) if lines else ()),
    )


def of_right_values(found: ExplainedCell, match: Match) -> Findings:
    """Return what right values leave open: which table they differ from, and what they cannot notice."""
    if match.observation.error is not None:
        return ()
    known = len(match.matrix.names)
    unnoticed = known - noticing(match)
    table = _table(found, match)
    return (*((table,) if table else ()), *((Unnoticed(unnoticed, known),) if unnoticed else ()))


def _table(found: ExplainedCell, match: Match) -> Finding | None:
    """Return what to know of the tables of expected values that the course printed for this cell, if anything."""
    probe = match.matrix.probe
    wrong = tuple(misprinted(compare_with_cells(found.expected))) if found.expected is not None else ()
    if wrong:
        return BesideMisprint(wrong)
    if found.observation.expected and found.expected is None:
        return Remark.CALLED_EXPECTED
    versions = [each for each in found.matches if each.matrix.probe.exercise == probe.exercise]
    printed_wrong = [each.matrix.probe.found_in for each in reversed(versions) if misprint(each.matrix.probe)]
    if printed_wrong:
        return PrintsOtherTable(printed_wrong[0])
    return None if all(each.correct for each in versions) else RightInVersion(probe.found_in)


def of_misprint(found: ExplainedCell) -> Findings:
    """Return a note for readings most of which are the course's own misprint."""
    same = tuple(misprinted(found.matches))
    values = sum(reading.shows is Shows.VALUE for reading in found.observation.readings)
    return (SameAsMisprint(same),) if 2 * len(same) > values else ()


def of_other_input(found: ExplainedCell) -> Findings:
    """Return a note where nothing is right: perhaps the numbers are from no test cell at all."""
    if found.observation.error is not None or found.anything_right or found.accident is not None:
        return ()
    return (Remark.NOTHING_RIGHT,)
