"""Mutated pastes: what real programs printed, changed as people, scanners and forums change it, or by chance."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reference.c5w1a1.corpus.judge import outputs

NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d+")
CONFUSED = {"0": "O", "1": "l", "5": "S", "8": "B"}

# Digits behind these are not compared: floats that differ by rounding alone.
TELLING = 12


@dataclass(frozen=True, slots=True)
class Mutated:
    """A text, what was done to it, and whether that changed a digit which tells."""

    name: str
    text: str
    telling: bool


Change = Callable[[str, random.Random], str]


def mutated(count: int, seed: int = 20261128) -> Iterator[Mutated]:
    """Yield so many mutated pastes, the kinds of change in turn."""
    cases = outputs()
    kinds = [("digit", _digit), *CHANGES.items()]
    for at in range(count):
        stream = random.Random(seed * 1_000_003 + at)
        case = cases[stream.randrange(len(cases))]
        name, change = kinds[at % len(kinds)]
        text = change(case["text"], stream)
        yield Mutated(f"{at}: {name} in {case['id']}", text, name == "digit" and text != case["text"])


def _digit(text: str, stream: random.Random) -> str:
    """Change a digit of a number, one of the first twelve that count."""
    places = [place for found in NUMBER.finditer(text) for place in _telling(found)]
    if not places:
        return text
    place = stream.choice(places)
    digit = stream.choice([each for each in "0123456789" if each != text[place]])
    return text[:place] + digit + text[place + 1 :]


def _telling(found: re.Match[str]) -> list[int]:
    digits = [found.start() + at for at, letter in enumerate(found[0]) if letter.isdigit()]
    first = next((at for at, place in enumerate(digits) if found.string[place] != "0"), 0)
    return digits[: first + TELLING - 1]


def _character(text: str, stream: random.Random) -> str:
    place = stream.randrange(len(text) + 1)
    kind = stream.randrange(3)
    letter = chr(stream.choice([stream.randrange(32, 127), stream.randrange(0x250), 10, 9, 0x2212, 0x201C]))
    return text[:place] + (letter if kind else "") + text[place + (kind < 2) :]


def _characters(text: str, stream: random.Random) -> str:
    for _ in range(stream.randrange(2, 20)):
        text = _character(text, stream)
    return text


def _lines(text: str, stream: random.Random) -> str:
    lines = text.split("\n")
    action = stream.randrange(4)
    at, other = stream.randrange(len(lines)), stream.randrange(len(lines))
    if action == 0:
        lines[at], lines[other] = lines[other], lines[at]
    elif action == 1:
        del lines[at]
    elif action == 2:
        lines.insert(other, lines[at])
    else:
        lines = lines * stream.randrange(2, 5)
    return "\n".join(lines)


def _cut(text: str, stream: random.Random) -> str:
    start = stream.randrange(len(text))
    return text[start : start + stream.randrange(1, len(text) + 1)]


def _scanned(text: str, stream: random.Random) -> str:
    return "".join(CONFUSED.get(each, each) if stream.random() < 0.1 else each for each in text)


def _joined(text: str, stream: random.Random) -> str:
    other = stream.choice(outputs())["text"]
    return stream.choice(["{}\n{}", "{}\nExpected Output:\n{}", "{} but {}", "{}\n\nAll tests passed\n{}"]).format(
        text, other
    )


def _quoted(text: str, stream: random.Random) -> str:
    mark = stream.choice(["> ", "# ", "    ", "| ", "* ", "1. ", ">>> "])
    return "\n".join(mark + line for line in text.split("\n"))


def _spaces(text: str, stream: random.Random) -> str:
    return "".join(each * stream.choice([1, 1, 1, 2, 0]) if each in " \n" else each for each in text)


def _names(text: str, stream: random.Random) -> str:
    names = ["dx", "da0", "dWax", "dWaa", "dba", "dxt", "da_prev", "dWf", "dbf", "a_next", "yt_pred", "a", "y", "c"]
    return re.sub(
        r"\b(?:d\w+|a_next|yt?_pred|a|y|c)\b", lambda found: stream.choice([found[0], stream.choice(names)]), text
    )


CHANGES: dict[str, Change] = {
    "a character": _character,
    "characters": _characters,
    "lines": _lines,
    "cut": _cut,
    "scanned": _scanned,
    "joined": _joined,
    "quoted": _quoted,
    "spaces": _spaces,
    "names": _names,
}
