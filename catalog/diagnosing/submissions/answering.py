"""Answering: what there is to say of one file, whatever kind of file it is."""

from dataclasses import dataclass

from catalog.diagnosing.diagnose import diagnose_within
from catalog.diagnosing.notebooks.joining import with_functions
from catalog.diagnosing.notebooks.outputs import report_of
from catalog.model.diagnosis import Diagnosis
from catalog.model.notebook_report import NotebookReport
from catalog.model.scope import Scope
from catalog.reading.notebooks.reading import read, source_of
from catalog.reading.sources.pasted import pasted_source
from catalog.reading.sources.source import Source
from catalog.sandbox.limits import Protection


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a file.

    exercise: the only function to be spoken of, None for all. execute: run the functions of a notebook, or of a pasted
    text, too. protection: what must stand between its code and the machine.
    """

    exercise: str | None
    scope: Scope
    execute: bool = False
    protection: Protection = Protection.BEST


def answer(name: str, content: bytes, question: Question) -> Diagnosis | NotebookReport:
    """Return what is wrong: of a notebook by what is stored in it, of a .py file by running it, else as pasted text.

    Functions in a pasted text are run where that was asked for.

    Raises NotebookError, SourceError or SandboxError.
    """
    kind = name.lower()
    if kind.endswith(".ipynb"):
        return _of_notebook(content, question)
    if kind.endswith(".py"):
        return _of_source(Source.of_bytes(content), question)
    pasted = pasted_source(content) if question.execute else None
    if pasted is not None:
        return _of_source(pasted, question)
    return diagnose_within(content, question.exercise, question.scope)


def _of_notebook(content: bytes, question: Question) -> NotebookReport:
    report = report_of(content, question.exercise, question.scope)
    return with_functions(report, _of_source(source_of(read(content)), question)) if question.execute else report


def _of_source(source: Source, question: Question) -> Diagnosis:
    # Whoever pastes text waits neither for the sandbox nor for what functions need.
    from catalog.diagnosing.submissions.diagnosing import diagnose_code

    return diagnose_code(source, question.exercise, question.scope, question.protection)
