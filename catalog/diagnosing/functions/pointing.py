"""Pointing: the lines of a student's functions that are proved wrong."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from catalog.diagnosing.functions.matching import Matching
from catalog.functions.rightness import same
from catalog.functions.subject import StoppedError
from catalog.localising.correct_runs import REFERENCE
from catalog.localising.healing import Replaced
from catalog.localising.missing import Missing
from catalog.localising.replacing import Replacing
from catalog.localising.trial import ENDS
from catalog.model.cause import Cause
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.finding import Finding
from catalog.model.findings.lines import BehavesOtherwise, LinesNotLookedAt
from catalog.model.probe import Probe
from catalog.model.wrong_line import WrongLine
from catalog.reading.sources.source import cell_of
from catalog.registry import family_of
from catalog.running.run import quiet

POINTED = (Verdict.EXPLAINED, Verdict.AMBIGUOUS, Verdict.LOCALISED)


def pointed(found: Diagnosis, matching: Matching) -> Diagnosis:
    """Return a diagnosis with the lines that are proved wrong, and what there is to say of them."""
    runs = matching.runs
    wrong = [probe for probe in matching.telling if not runs.is_right(probe, matching.replaced)]
    if not matching.scope.lines or found.verdict not in POINTED or runs.single or not wrong or not runs.subject.sources:
        return found
    search = Replacing(runs, matching.functions, matching.replaced, wrong)
    if search.unfollowed:
        return _with(found, LinesNotLookedAt(matching.functions, search.unfollowed))
    try:
        lines = _lines(matching, search, wrong)
    except StoppedError as error:
        return _with(found, LinesNotLookedAt(matching.functions, str(error)))
    if lines is None:
        return _with(found, BehavesOtherwise(matching.functions))
    if lines and not all(any(_agree(line, cause) for line in lines) for cause in found.causes[:1]):
        return found
    return replace(found, lines=tuple(lines))


def _with(found: Diagnosis, remark: Finding) -> Diagnosis:
    return replace(found, remarks=(*found.remarks, remark))


def _lines(matching: Matching, search: Replacing, wrong: Sequence[Probe]) -> list[WrongLine] | None:
    """Return the lines that are proved wrong, upstream first; None where looking at them changes what they do."""
    watched = search.trials[wrong[0].name].outcomes([[]], recording=True)[0].traced.run.signature
    if not same(wrong[0], watched, matching.runs.run(wrong[0], matching.replaced).signature):
        return None
    search.search()
    with quiet():
        missing = Missing(matching.runs.subject.sources, search.sites, list(search.trials.values()), search.puts)
        lines = [
            replace(_line(matching, each, *search.proof_of(each), len(wrong)), **_missed(missing, each))
            for each in search.found
        ]
    return sorted(lines, key=lambda line: (line.cell or 0, line.line, line.column))


def _line(matching: Matching, found: Replaced, heals: frozenset[str], proved: int, trials: int) -> WrongLine:
    site, right = found.site, found.right
    line, column, end_line, end_column = site.span
    source = next(each for each in matching.runs.subject.sources if each.file == site.file and each.has(line))
    text = source.line_at(line)
    end = end_column if end_line == line else len(text.encode())
    standard = right is not None and right.origins[0].program == REFERENCE
    return WrongLine(
        path=site.file,
        cell=cell_of(site.file),
        line=line,
        column=_characters(text, column) + 1,
        end_column=_characters(text, end) + 1,
        indent=len(text) - len(text.lstrip()),
        text=text.strip(),
        part=site.text,
        variable=next(iter(site.names), site.key),
        heals=tuple(sorted(heals - {ENDS})),
        trials=(proved, trials),
        role=next((each for each in right.names if each in right.course and each.isidentifier()), "") if right else "",
        formula=right.text if right is not None and standard else "",
        shared=found.puts[0].copies,
        repair=found.puts[0].edit,
    )


def _missed(missing: Missing, found: Replaced) -> dict[str, Any]:
    """Return what is said of a line that is missing."""
    name, after = missing.after(found) or (found.site.reads if len(found.puts) > 1 else "", None)
    return {"missing": name, "after": after}


def _characters(text: str, count: int) -> int:
    """Return how many characters so many bytes of a text are."""
    return len(text.encode()[:count].decode(errors="ignore"))


def _agree(line: WrongLine, cause: Cause) -> bool:
    """True where a cause can be a mistake of that line: the edit is of a statement that says something of its role."""
    if not line.role or any(mutant.inferred for mutant in cause.mistakes):
        return True
    return any(re.search(rf"\b{re.escape(line.role)}\b", text) for text in _statements(cause))


def _statements(cause: Cause) -> list[str]:
    """Return the lines of the reference that a cause edits, and what it writes there."""
    texts = []
    for mutant in cause.mistakes:
        for edit in mutant.edits:
            source = family_of(mutant).sources[edit.function]
            start = source.find(edit.before)
            stop = source.find("\n", start + len(edit.before))
            texts += [source[source.rfind("\n", 0, start) + 1 : stop if stop >= 0 else None], edit.after]
    return texts
