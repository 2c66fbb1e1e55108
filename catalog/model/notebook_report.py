"""Reports: what the stored outputs of a notebook tell, cell by cell, and what its functions do now."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.finding import Finding
from catalog.model.rendering import ShownInNotebook, number_of_hints, renderer
from catalog.terminal.visible import visible_json


def place_of(number: int, count: int | None) -> str:
    """Return where a cell stands, and by which number Jupyter shows it: "cell 12 = In [7]"."""
    return f"cell {number}" if count is None else f"cell {number} = In [{count}]"


@dataclass(frozen=True, slots=True)
class CellReport:
    """What one output tells.

    number: the cell's, from 1 among all cells. functions: those that its code calls. exercise: the one of them that
    the output is about, "" where the code does not say. count: the number that Jupyter shows as `In [ ]`, None where
    the cell was not run.
    """

    number: int
    functions: tuple[str, ...]
    diagnosis: Diagnosis
    exercise: str = ""
    count: int | None = None

    @property
    def place(self) -> str:
        """Where it stands, for a sentence."""
        return place_of(self.number, self.count)


@dataclass(frozen=True, eq=False)
class NotebookReport(ShownInNotebook):
    """What a notebook tells.

    cells: each readable output of a test cell, in the notebook's order. functions: which cell defines each function.
    remarks: what else to know; `notes` is the same in sentences. executed: the diagnosis of the functions themselves,
    None where they were not run.
    """

    KIND: ClassVar[str] = "notebook report"

    cells: tuple[CellReport, ...] = ()
    functions: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Finding, ...] = ()
    executed: Diagnosis | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What else to know, a sentence each."""
        return tuple(map(str, self.remarks))

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that count; "unreadable" where there is nothing."""
        executed = [part.verdict for part in self.executed.cells] if self.executed is not None else []
        return (*(each.diagnosis.verdict for each in self.deciding), *executed) or (Verdict.UNREADABLE,)

    @property
    def functions_decide(self) -> bool:
        """True where functions were run and something could be said of them."""
        return bool(self._run)

    @property
    def deciding(self) -> tuple[CellReport, ...]:
        """The outputs that count: functions that were run decide over what is stored of them."""
        return tuple(each for each in self.cells if (each.diagnosis.exercise or each.exercise) not in self._run)

    @property
    def _run(self) -> frozenset[str]:
        parts = self.executed.cells if self.executed is not None else ()
        return frozenset(part.exercise for part in parts if part.verdict is not Verdict.UNREADABLE)

    def __str__(self) -> str:
        return self.show()

    def show(self, hints: int = 1) -> str:
        """Return the report for a person to read, in 80 columns, with that many hints for each cause."""
        return renderer(self.KIND).show(self, number_of_hints(hints))

    def to_markdown(self, hints: int = 1, *, cause: bool = False) -> str:
        """Return the report as an answer to post, with that many hints; it names the mistakes only if asked to."""
        return renderer(self.KIND).markdown(self, number_of_hints(hints), cause=cause)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON types, keys as the attributes."""
        return {
            "cells": [
                {
                    "number": each.number,
                    "count": each.count,
                    "functions": list(each.functions),
                    "diagnosis": each.diagnosis.to_dict(),
                }
                for each in self.cells
            ],
            "functions": dict(self.functions),
            "notes": list(self.notes),
            "executed": self.executed.to_dict() if self.executed is not None else None,
        }

    def to_json(self, **options: Any) -> str:
        """Return to_dict() as JSON; the options are those of json.dumps."""
        return visible_json(json.dumps(self.to_dict(), **{"ensure_ascii": False, **options}))
