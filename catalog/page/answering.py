"""Answering a page: a file or a pasted text, and what the command line says of it, as one JSON text."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from catalog.diagnosing.submissions.answering import Question
from catalog.diagnosing.submissions.answering import answer as answer_of
from catalog.model.diagnosis import Diagnosis
from catalog.model.notebook_report import NotebookReport
from catalog.model.rendering import number_of_hints
from catalog.model.scope import BUDGET, Scope
from catalog.reading.notebooks.unreadable import NotebookError
from catalog.reading.sources.source import SourceError
from catalog.registry import exercises
from catalog.reporting.answer import plain
from catalog.reporting.heads import verdict_of
from catalog.reporting.notebook import notes_of, placed
from catalog.reporting.text import Placed
from catalog.sandbox.limits import Protection, SandboxError
from catalog.terminal.visible import visible_json

Progress = Callable[[int, int], Any]


class OptionError(ValueError):
    """An option that makes no sense; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How a page asks, as the options of the command line have it.

    execute: run the functions of a notebook, or of a pasted text, too; those of a .py file always are. cause: name the
    mistakes in Markdown too, not the hints alone. exercise: the only function to be spoken of.
    """

    execute: bool = False
    hints: int = 1
    exercise: str | None = None
    cause: bool = False
    budget: int = BUDGET
    seconds: float | None = None

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Return the options that a message has; raises OptionError for one that is none."""
        unknown = sorted(set(given) - set(cls.__slots__))
        if unknown:
            raise OptionError(f"{unknown[0]!r} is not an option.")
        options = cls(**given)
        if options.exercise not in (None, *exercises()):
            raise OptionError(f"{options.exercise!r} is not an exercise; the exercises are {', '.join(exercises())}.")
        return options


def answer(name: str, content: bytes | str, options: Mapping[str, Any], progress: Progress | None = None) -> str:
    """Return what there is to say of a file as the text of a JSON object: "json", "text" and "markdown".

    name: the file's, whose ending tells a notebook and a .py file from output; "-" for what was pasted. content: what
    is in it. options: see PageOptions. progress: is called with the programs run so far and the most there may be.

    "json" is what Diagnosis.to_dict() or NotebookReport.to_dict() gives, "text" what a terminal shows. "parts" has the
    diagnoses that a reader is shown, each with its "head", and "notes" what else is to be known of a notebook. What
    cannot be answered is an object with one key, "error": a sentence.
    """
    try:
        found = _answered(name, content, PageOptions.of(options), progress)
    except (NotebookError, OptionError, SandboxError, SourceError) as error:
        found = {"error": str(error)}
    return visible_json(json.dumps(found, ensure_ascii=False))


def _answered(name: str, content: bytes | str, options: PageOptions, progress: Progress | None) -> dict[str, Any]:
    # What a page hands over as text may hold halves of characters.
    given = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    try:
        hints = number_of_hints(options.hints)
        scope = Scope(budget=options.budget, seconds=options.seconds, watch=progress)
    except (TypeError, ValueError) as error:
        raise OptionError(f"{error}.") from error
    found = answer_of(name, given, Question(options.exercise, scope, options.execute, Protection.PAGE))
    parts, notes = _shown(found)
    return {
        "json": found.to_dict(),
        "parts": [{"head": verdict_of(each, where), "diagnosis": each.to_dict()} for where, each in parts],
        "notes": notes,
        "text": plain(found, hints, name),
        "markdown": found.to_markdown(hints, cause=options.cause),
    }


def _shown(found: Diagnosis | NotebookReport) -> tuple[list[Placed], list[str]]:
    if isinstance(found, Diagnosis):
        return [("", part) for part in found.cells], []
    return [(where, replace(each, remarks=())) for where, each in placed(found)], list(notes_of(found))
