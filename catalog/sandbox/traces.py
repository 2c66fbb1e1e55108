"""Traces across the channel: what is put where, and the values that expressions had."""

import ast
from typing import Any

import numpy as np

from catalog.functions.instrumentation.recorder import MOST_EVENTS, Replacement, kept
from catalog.functions.instrumentation.source_text import SourceText
from catalog.functions.instrumentation.traced_run import TracedRun
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.reading.sources.source import file_name
from catalog.sandbox.answers import message_of, run_of
from catalog.sandbox.codec import CodecError


def sources_in(extracted: ExtractedDefinitions) -> tuple[SourceText, ...]:
    """Return the statements of a submission that define functions, in the order in which their sites are numbered."""
    found = [each for each in extracted.text if not each.text[:1].isspace() and _defines(each.text)]
    return tuple(SourceText(file_name(each.cell), each.text, each.line) for each in found)


def _defines(text: str) -> bool:
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.If | ast.Try) for node in ast.parse(text).body)


def message_of_replacement(replacement: Replacement) -> dict[str, Any]:
    """Return what is put where as a message."""
    return {
        "values": {site: tuple(values) for site, values in replacement.values.items()},
        "copies": tuple(replacement.copies),
        "edits": dict(replacement.edits),
        "recording": replacement.recording,
    }


def replacement_of(message: dict[str, Any]) -> Replacement:
    """Return what the parent's message tells to put where."""
    return Replacement(message["values"], frozenset(message["copies"]), message["edits"], message["recording"])


def message_of_trace(traced: TracedRun) -> dict[str, Any]:
    """Return a traced run as a message."""
    values = {site: tuple(each) for site, each in traced.values.items()}
    order = np.asarray(traced.order, dtype=np.int64)
    return {"trial": message_of(traced.run), "values": values, "order": order, "complete": traced.complete}


def trace_of(message: Any, sites: int) -> TracedRun:
    """Return the traced run that a message tells of, with sites below a number; raises CodecError for none."""
    try:
        run, order = run_of(message["trial"]), message["order"]
        if type(order) is not np.ndarray or order.dtype != np.int64 or order.ndim != 1 or order.size > MOST_EVENTS:
            raise TypeError
        values = {site: [kept(value) for value in each] for site, each in message["values"].items()}
        counts = dict(zip(*(each.tolist() for each in np.unique(order, return_counts=True)), strict=True))
        if not all(type(site) is int and 0 <= site < sites for site in values):
            raise TypeError
        if counts != {site: len(each) for site, each in values.items()}:
            raise TypeError
        return TracedRun(run, values, order.tolist(), message["complete"] is True)
    except (TypeError, ValueError, KeyError, AttributeError) as reason:
        raise CodecError("a trace has not the parts that it should have") from reason
