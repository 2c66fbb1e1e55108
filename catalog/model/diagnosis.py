"""Diagnoses: what is said of one observation, as data."""

import json
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Any, ClassVar

from catalog.model.cause import Cause
from catalog.model.elsewhere import Elsewhere
from catalog.model.finding import Finding
from catalog.model.impulse_response import ImpulseResponse
from catalog.model.near_miss import NearMiss
from catalog.model.problem import Raised
from catalog.model.rendering import ShownInNotebook, number_of_hints, renderer
from catalog.model.trouble import Trouble
from catalog.model.wrong_line import WrongLine
from catalog.terminal.visible import visible_json

__all__ = ["SCHEMA", "Cause", "Diagnosis", "NextLine", "Verdict"]

SCHEMA = 3


class Verdict(StrEnum):
    """How far a diagnosis goes.

    correct: nothing shown differs from the reference, and enough of a cell was shown. explained: every program with the
    fewest mistakes that fits behaves alike. ambiguous: several fit and behave differently, or the evidence is weak.
    localised: no program fits, or the digits do not exclude accident. unreadable: there is nothing to compare.
    incomplete: nothing shown differs, and it is too little to say more.
    """

    CORRECT = "correct"
    EXPLAINED = "explained"
    AMBIGUOUS = "ambiguous"
    LOCALISED = "localised"
    UNREADABLE = "unreadable"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class NextLine:
    """The line to print next. values: what each cause prints there, the causes' order; empty where none is named."""

    expression: str
    values: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the line as JSON types, keys as the attributes."""
        return {"expression": self.expression, "values": list(self.values)}


@dataclass(frozen=True, eq=False, repr=False)
class Diagnosis(ShownInNotebook):
    """What is said of one cell's output or one function, or of several, in which case `cells` has one for each.

    conclusion: why that verdict. exercise, cell: the exercise and the version of its test cell, "" where they were not
    found. causes: ranked. chance: the expected number of accidental fits over everything that was tried, at most 1;
    None where nothing was matched. right, wrong: the expressions that are the reference's and that are not. evidence:
    what can be said of the wrong ones. remarks: what else to know. next_line: what to print next, None where no line of
    the cell tells more. next_step: what to do next. suspects: the functions that can hold the mistake, where nobody is
    named for sure. programs: how many programs with several mistakes were run. search: what was tried beyond single
    named mistakes, None where there was no need. text: what was given. protection: how functions were run, "" where
    nothing was. impulse: of a function that goes back through time and that nothing explains. raised: what an exception
    says by itself. lines: those of a function's source that are
    proved wrong. trouble: what came between a function and the answer, None for nothing.

    `reason`, `findings`, `notes`, `advice` and `reached` are the same in sentences.
    """

    KIND: ClassVar[str] = "diagnosis"

    verdict: Verdict
    conclusion: Finding
    _: KW_ONLY
    exercise: str = ""
    cell: str = ""
    causes: tuple[Cause, ...] = ()
    chance: float | None = None
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    evidence: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()
    next_line: NextLine | None = None
    next_step: Finding | None = None
    suspects: tuple[str, ...] = ()
    programs: int = 0
    search: Finding | None = None
    text: str = ""
    protection: str = ""
    impulse: ImpulseResponse | None = None
    raised: Raised | None = None
    trouble: Trouble | None = None
    parts: tuple["Diagnosis", ...] = ()
    missing: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    near: NearMiss | None = None
    elsewhere: Elsewhere | None = None
    lines: tuple[WrongLine, ...] = ()

    @property
    def reason(self) -> str:
        """The verdict in a sentence."""
        return str(self.conclusion)

    @property
    def findings(self) -> tuple[str, ...]:
        """What can be said of what is wrong, a sentence each."""
        return tuple(map(str, self.evidence))

    @property
    def notes(self) -> tuple[str, ...]:
        """What else to know, a sentence each."""
        return tuple(map(str, self.remarks))

    @property
    def advice(self) -> str:
        """What to do next, in sentences; "" for nothing."""
        return str(self.next_step or "")

    @property
    def reached(self) -> str:
        """What was tried beyond single named mistakes, in a sentence; "" where there was no need."""
        return str(self.search or "")

    @property
    def cells(self) -> tuple["Diagnosis", ...]:
        """One diagnosis for each cell in the paste; the diagnosis itself where there is one."""
        return self.parts or (self,)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdict of each cell or function."""
        return tuple(part.verdict for part in self.cells)

    def __bool__(self) -> bool:
        raise TypeError(
            "a diagnosis is neither true nor false: compare its verdict, as in diagnosis.verdict == 'correct'"
        )

    def __repr__(self) -> str:
        names = ", ".join(" and ".join(cause.mutants) for cause in self.causes)
        return f"<Diagnosis {self.verdict}{f': {names}' if names else ''}>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Show the text in a notebook."""
        printer.text("..." if cycle else str(self))

    def __str__(self) -> str:
        return self.show()

    def show(self, hints: int = 1) -> str:
        """Return the diagnosis for a person to read, in 80 columns, with that many hints for each cause."""
        return renderer(self.KIND).show(self, number_of_hints(hints))

    def to_markdown(self, hints: int = 1, *, cause: bool = False) -> str:
        """Return the diagnosis as an answer to post, with that many hints; it names the mistake only if asked to."""
        return renderer(self.KIND).markdown(self, number_of_hints(hints), cause=cause)

    def to_dict(self, *, text: bool = False) -> dict[str, Any]:
        """Return the diagnosis as JSON types, keys as the attributes; the text itself only if asked for."""
        content: dict[str, Any] = {
            "schema": SCHEMA,
            "verdict": str(self.verdict),
            "reason": self.reason,
            "exercise": self.exercise,
            "cell": self.cell,
            "causes": [cause.to_dict() for cause in self.causes],
            "chance": self.chance,
            "right": list(self.right),
            "wrong": list(self.wrong),
            "findings": list(self.findings),
            "missing": list(self.missing),
            "unread": list(self.unread),
            "aside": list(self.aside),
            "near": self.near.to_dict() if self.near is not None else None,
            "lines": [line.to_dict() for line in self.lines],
            "elsewhere": self.elsewhere.to_dict() if self.elsewhere is not None else None,
            "notes": list(self.notes),
            "next_line": self.next_line.to_dict() if self.next_line is not None else None,
            "advice": self.advice,
            "suspects": list(self.suspects),
            "programs": self.programs,
            "reached": self.reached,
            "protection": self.protection,
            "impulse": self.impulse.to_dict() if self.impulse is not None else None,
            "raised": self.raised.to_dict() if self.raised is not None else None,
        }
        if self.parts:
            content["cells"] = [part.to_dict() for part in self.parts]
        return content | ({"text": self.text} if text else {})

    def to_json(self, *, text: bool = False, **options: Any) -> str:
        """Return to_dict() as JSON; the options are those of json.dumps."""
        return visible_json(json.dumps(self.to_dict(text=text), **{"ensure_ascii": False, **options}))
