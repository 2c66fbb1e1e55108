"""Sources: what of a student's code cannot be read or is left out."""

from catalog.model.findings.sources import (
    ChunkLeftOut,
    ChunkTooLong,
    NotCompiled,
    NotParsed,
    PartsLeftOut,
    TooManyStatements,
    TooMuchCode,
    TooSlow,
    WithinBlock,
)
from catalog.reporting.phrases.places import show_chunk, show_place
from catalog.reporting.phrases.sentence import sentence


@sentence.register
def _(found: ChunkTooLong) -> str:
    return f"{show_chunk(found.cell)} has {found.characters:,} characters and is left out: nobody types that many."


@sentence.register
def _(found: ChunkLeftOut) -> str:
    where = show_place(found.place)
    return f"{show_chunk(found.cell)} has more than {found.most:,} statements: those from {where} on are left out."


@sentence.register
def _(found: PartsLeftOut) -> str:
    where = show_place(found.place)
    return f"Of a text that cannot be parsed {found.most:,} parts are tried: from {where} on it is left out."


@sentence.register
def _(found: NotParsed) -> str:
    said = f"{show_chunk(found.cell)} cannot be parsed: {found.error} in line {found.line}."
    return said if found.left_out is None else f"{said} {found.left_out}"


@sentence.register
def _(found: NotCompiled) -> str:
    return f"The statement in {show_place(found.place)} cannot be compiled: {found.error}."


@sentence.register
def _(found: TooMuchCode) -> str:
    return f"There are more than {found.most:,} characters of code: what follows is left out."


@sentence.register
def _(found: TooManyStatements) -> str:
    return f"There are more than {found.most:,} statements: from {show_place(found.place)} on it is left out."


@sentence.register
def _(found: TooSlow) -> str:
    where = show_place(found.place)
    return (
        f"Reading the code takes more than {found.seconds:g} seconds of the processor: from {where} on it is left out."
    )


@sentence.register
def _(found: WithinBlock) -> str:
    where = show_place(found.place)
    return f"{found.function} is defined within a block in {where}, which is not run: define it at the top level."
