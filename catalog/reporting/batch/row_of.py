"""Rows: a diagnosis of one exercise as one row."""

from collections.abc import Sequence

from catalog.model.cause import Cause
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.findings.exceptions import ComesFrom
from catalog.model.mutant import Mutant
from catalog.model.problem import Problem
from catalog.model.row import HAD_TO_BE_STOPPED, Row
from catalog.model.trouble import STOPPED
from catalog.reporting.mending import orders, preview
from catalog.terminal.visible import printable

MAX_CAUSES = 5
# A mistake makes most of the lines wrong; the first ones suffice to find it.
MAX_SHOWN = 6

# An exception's message is as long as whoever raised it wants.
LONGEST = 2_000


def row_of(file: str, cell: int | None, diagnosis: Diagnosis, hints: int, *notes: str) -> Row:
    """Return the row for the diagnosis of one cell or function. notes: what else to say of it, a sentence each."""
    causes = () if isinstance(diagnosis.conclusion, ComesFrom) else diagnosis.causes[:MAX_CAUSES]
    lines = diagnosis.lines if hints else ()
    titles = ["; ".join(_title(each, hints) for each in cause.mistakes) for cause in causes]
    return Row(
        file,
        cell,
        diagnosis.exercise,
        str(diagnosis.verdict),
        cause=_either([" and ".join(cause.mutants) for cause in causes]),
        title=_either(titles or [_trouble(diagnosis) or _problem(diagnosis)]),
        hint=_either([_hint(cause, hints) for cause in causes]),
        evidence=_cut(" ".join(dict.fromkeys((*_evidence(diagnosis), *diagnosis.notes, *notes)))),
        line=", ".join(str(line.line) for line in lines),
        text=_cut(" / ".join(line.text for line in lines)),
        trouble=diagnosis.trouble,
    )


def _trouble(diagnosis: Diagnosis) -> str:
    """Return that a function had to be stopped; "" for one that came to its end."""
    return HAD_TO_BE_STOPPED if diagnosis.trouble in STOPPED else ""


def _problem(diagnosis: Diagnosis) -> str:
    """Return what an exception comes from that names no mistake: "not filled in"; "" where that is open."""
    raised = diagnosis.raised
    return "" if raised is None or raised.problem is Problem.OTHER else str(raised.problem)


def _cut(text: str) -> str:
    text = printable(text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."


def _either(alternatives: Sequence[str]) -> str:
    return " or ".join(dict.fromkeys(filter(None, alternatives)))


def _title(mistake: Mutant, hints: int) -> str:
    """Return a mistake in a few words; those of a generated mutant say what to write, so the place stands for them."""
    return mistake.hints[0] if mistake.operator and hints < len(mistake.hints) else mistake.title


def _hint(cause: Cause, hints: int) -> str:
    """Return the hints to the first mistake, which is the one to mend first, without what its title already says."""
    mistake = cause.mistakes[0]
    return " ".join(hint for hint in mistake.hints[:hints] if hint.lower() != _title(mistake, hints).lower())


def _evidence(diagnosis: Diagnosis) -> list[str]:
    """Return what tells: how much the first cause explains, or what can be said where there is none."""
    said = [diagnosis.reason, *filter(None, [diagnosis.advice])]
    if diagnosis.causes:
        explained, total = diagnosis.causes[0].explains
        things = "trials" if diagnosis.protection else "values shown"
        said.append(f"It explains {explained} of {total} {things}{_wrong(diagnosis.wrong)}.")
    said += orders(diagnosis.causes[:MAX_CAUSES])
    then = preview(diagnosis)
    if then is not None and then.sure:
        said.append(f"{then.head} {'; '.join(' '.join(line.split()) for line in then.lines)}.")
    if diagnosis.verdict is Verdict.LOCALISED:
        said += diagnosis.findings
    return said


def _wrong(expressions: Sequence[str]) -> str:
    if not expressions:
        return ""
    more = f" and {len(expressions) - MAX_SHOWN} more" if len(expressions) > MAX_SHOWN else ""
    return f"; wrong are {', '.join(expressions[:MAX_SHOWN])}{more}"
