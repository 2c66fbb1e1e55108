"""Diagnoses: what is said of one observation, as data."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from catalog.programs.program import Program

SCHEMA = 1


class Verdict(StrEnum):
    """How far a diagnosis goes.

    correct: nothing shown differs from the reference. explained: every program with the fewest mistakes that fits
    behaves alike. ambiguous: several fit and behave differently, or the evidence is weak. localised: no program fits,
    or the digits do not exclude accident. unreadable: there is nothing to compare.
    """

    CORRECT = "correct"
    EXPLAINED = "explained"
    AMBIGUOUS = "ambiguous"
    LOCALISED = "localised"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, eq=False, repr=False)
class Cause:
    """Mistakes that, made together, give exactly what was shown.

    mutants: their names. same_as: other names that no input tells apart. functions: the functions that are wrong,
    upstream first. hints: in rising order. diff: from the reference to the program. seen: how many were seen making
    it. explains: how many of the things read, and of how many. chance: the expected number of accidental fits over
    everything that was tried, at most 1. program: behaves as the student's does.
    """

    mutants: tuple[str, ...]
    same_as: tuple[str, ...]
    functions: tuple[str, ...]
    title: str
    hints: tuple[str, ...]
    seen: int
    explains: tuple[int, int]
    chance: float
    program: Program

    def __repr__(self) -> str:
        return f"<Cause {' and '.join(self.mutants)}: {self.title}>"

    @property
    def diff(self) -> str:
        """A unified diff from the reference to the program."""
        return self.program.diff()

    def to_dict(self) -> dict[str, Any]:
        """Return the cause as JSON types, keys as the attributes; the program itself is left out."""
        return {
            "mutants": list(self.mutants),
            "same_as": list(self.same_as),
            "functions": list(self.functions),
            "title": self.title,
            "hints": list(self.hints),
            "diff": self.diff,
            "seen": self.seen,
            "explains": list(self.explains),
            "chance": self.chance,
        }


@dataclass(frozen=True, eq=False, repr=False)
class Diagnosis:
    """What is said of one cell's output, or of a paste with several, in which case `cells` has one for each.

    reason: the verdict in a sentence. exercise, cell: the exercise and the version of its test cell, "" where they
    were not found. causes: ranked. chance: the expected number of accidental fits over everything that was tried,
    at most 1; None where nothing was matched. right, wrong: the expressions that are the reference's and that are
    not. findings: what can be said of the wrong ones, a sentence each. notes: what else to know, a sentence each.
    text: what was given.
    """

    verdict: Verdict
    reason: str
    exercise: str = ""
    cell: str = ""
    causes: tuple[Cause, ...] = ()
    chance: float | None = None
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    text: str = ""
    parts: tuple["Diagnosis", ...] = ()

    @property
    def cells(self) -> tuple["Diagnosis", ...]:
        """One diagnosis for each cell in the paste; the diagnosis itself where there is one."""
        return self.parts or (self,)

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
        from catalog.diagnoses.wording import show

        return show(self, hints)

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
            "notes": list(self.notes),
        }
        if self.parts:
            content["cells"] = [part.to_dict() for part in self.parts]
        return content | ({"text": self.text} if text else {})

    def to_json(self, *, text: bool = False, **options: Any) -> str:
        """Return to_dict() as JSON; the options are those of json.dumps."""
        return json.dumps(self.to_dict(text=text), **{"ensure_ascii": False, **options})
