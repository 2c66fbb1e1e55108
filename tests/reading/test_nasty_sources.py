"""Whatever the text of a program is, reading it costs as much as it is long, and what is left out is said."""

import json
import time

import pytest

from catalog.model.findings.sources import ChunkTooLong, TooSlow
from catalog.reading.notebooks.reading import read, source_of
from catalog.reading.sources.definitions import definitions
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.reading.sources.reading import _whole
from catalog.reading.sources.source import Chunk, Source
from tests.support.nasty_sources import FUNCTION, SOURCES, source

SIZE, TIMES = 8_000, 4
# Linear growth is TIMES, that of the square TIMES * TIMES; what takes no time at all cannot be measured.
MAX, NOTHING = 2.2 * TIMES, 0.06

# A sample that was slow for one reason or another; benchmarks/code.py measures all, and at full length.
GROWING = (
    *("if with many statements", "ifs always nested", "many ifs true", "if unknown one line", "if true one line"),
    *("semicolons", "decorators broken", "unclosed strings", "triples odd", "comparisons", "brackets 90 deep"),
    *("class of methods", "needed", "data chain back", "magics", "unicode statements", "broken end", "tab broken"),
)


def seconds(source: Source) -> float:
    """Return the least time of the processor of two readings."""
    found = []
    for _ in range(2):
        _whole.cache_clear()
        began = time.thread_time()
        definitions(source)
        found.append(time.thread_time() - began)
    return min(found)


@pytest.mark.parametrize("name", GROWING)
def test_the_cost_grows_with_the_length(name: str) -> None:
    short, long = (seconds(Source.of_file(source(name, size))) for size in (SIZE, TIMES * SIZE))
    assert long < max(MAX * short, NOTHING)


def told(extracted: ExtractedDefinitions) -> bool:
    """True where the function is found, or a note says why it may not be."""
    return "rnn_cell_forward" in extracted.defined or bool(extracted.notes)


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_not_found_was_left_out_and_that_is_said(name: str) -> None:
    assert told(definitions(Source.of_file(source(name, 800))))


@pytest.mark.parametrize("name", ["broken end", "prose quotes", "assignments", "calls", "if with many statements"])
def test_what_is_behind_too_many_statements_is_said_to_be_left_out(name: str) -> None:
    extracted = definitions(Source.of_file(source(name, 100_000)))
    assert "rnn_cell_forward" not in extracted.defined
    assert any(str(note).endswith("left out.") for note in extracted.notes)


def test_a_long_text_is_left_out() -> None:
    extracted = definitions(Source((Chunk("a = 1\n" * 10**6, 1), Chunk(FUNCTION, 2))))
    assert extracted.defined == {"rnn_cell_forward": (2, 4)}
    (note,) = extracted.notes
    assert note == ChunkTooLong(1, 6_000_000)
    assert str(note) == "Cell 1 has 6,000,000 characters and is left out: nobody types that many."


def test_many_cells_are_as_long_as_they_are() -> None:
    def notebook(count: int) -> Source:
        cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": 1}] * count
        texts = [each | {"source": f"a{number} = b\nif c:\n    f({number})\n"} for number, each in enumerate(cells)]
        return source_of(
            read(json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": texts}).encode())
        )

    short, long = (seconds(notebook(count)) for count in (500, 2000))
    assert long < max(MAX * short, NOTHING)


def test_the_clock_ends_it_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.reading.sources.reading.MAX_SECONDS", 0.01)
    extracted = definitions(
        Source.of_file("".join(f"a{each} = f(lambda: {each})\n" for each in range(2000)) + FUNCTION)
    )
    assert not extracted.defined
    (note,) = extracted.notes
    assert isinstance(note, TooSlow)
    assert note.seconds == 0.01
    assert str(note).startswith("Reading the code takes more than 0.01 seconds of the processor: from line ")
