"""Miscopying: outputs in which one thing is copied wrong, in each way that a near miss knows."""

import re
from collections.abc import Iterator
from random import Random

from catalog.model.near_miss import Miscopy

NUMBER = re.compile(r"-?\d+\.\d{6,}(?!\d|e)")


def miscopied(text: str, right: str, how: Miscopy, stream: Random) -> tuple[str, str] | None:
    """Return an output with one thing copied wrong, and the line that it was done to; None where it cannot be done.

    right: what the same cell prints with a correct program.
    """
    lines, expected = text.splitlines(), right.splitlines()
    if len(lines) != len(expected):
        return None
    if how is Miscopy.EXPECTED:
        return _replaced(lines, [(at, expected[at]) for at in _values(lines) if lines[at] != expected[at]], stream)
    if how is Miscopy.LINES:
        return _with_lines_exchanged(lines, stream)
    return _replaced(lines, [(at, new) for at in _values(lines) for new in _in_line(lines[at], how, stream)], stream)


def _replaced(lines: list[str], ways: list[tuple[int, str]], stream: Random) -> tuple[str, str] | None:
    if not ways:
        return None
    at, new = stream.choice(ways)
    return "\n".join([*lines[:at], new, *lines[at + 1 :]]), lines[at]


def _values(lines: list[str]) -> list[int]:
    """Return which lines have a label and numbers behind it, all of them on the line."""
    return [
        at
        for at, line in enumerate(lines)
        if " = " in line and NUMBER.search(line) and line.count("[") == line.count("]")
    ]


def _with_lines_exchanged(lines: list[str], stream: Random) -> tuple[str, str] | None:
    parts = {at: lines[at].split(" = ") for at in _values(lines)}
    pairs = [
        (one, other)
        for one in parts
        for other in parts
        if one < other
        and len(parts[one][1].split()) == len(parts[other][1].split())
        and parts[one][1] != parts[other][1]
    ]
    if not pairs:
        return None
    one, other = stream.choice(pairs)
    new = list(lines)
    new[one], new[other] = f"{parts[one][0]} = {parts[other][1]}", f"{parts[other][0]} = {parts[one][1]}"
    return "\n".join(new), lines[one]


def _in_line(line: str, how: Miscopy, stream: Random) -> Iterator[str]:
    """Yield a line with one of its numbers copied wrong, in a way for each of them."""
    for found in NUMBER.finditer(line):
        ways = [each for each in _in_number(found[0], how) if each != found[0]]
        if ways and float(found[0]) != 0:
            yield f"{line[: found.start()]}{stream.choice(ways)}{line[found.end() :]}"


def _in_number(text: str, how: Miscopy) -> Iterator[str]:
    """Yield a number copied wrong; of its digits the first ones behind the point, which no rounding hides."""
    point = text.index(".")
    digits = range(point + 1, min(point + 7, len(text) - 1))
    if how is Miscopy.SIGN:
        yield text[1:] if text.startswith("-") else f"-{text}"
    for at in digits:
        if how is Miscopy.DIGIT:
            yield f"{text[:at]}{(int(text[at]) + 3) % 10}{text[at + 1 :]}"
        elif how is Miscopy.DOUBLED and text[at] != "0":
            yield f"{text[:at]}{text[at]}{text[at:]}"
        elif how is Miscopy.LOST and text[at] != "0":
            yield f"{text[:at]}{text[at + 1 :]}"
        elif how is Miscopy.EXCHANGED and text[at] != text[at + 1]:
            yield f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"
    if how is Miscopy.POINT:
        yield f"{text[:point]}{text[point + 1]}.{text[point + 2 :]}"
