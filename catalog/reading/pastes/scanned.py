"""Scanned digits: what scanners and typists make of digits, put right where it can be nothing else."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_DIGITS = str.maketrans("OoIlSBZ", "0011582")
_LIKE = "OoIlSBZ"

# A number with a point: letters within it are digits.
_NUMBER = re.compile(rf"(?<![\w.])[-+]?[\d{_LIKE}]{{1,4}}\.[\d{_LIKE}]{{3,20}}(?:e[-+]?[\doOIl]{{1,3}})?(?![\w.])")
# numpy prints at least one digit behind a point, so a long number behind a blank belongs to it.
_TORN = re.compile(r"(?<![\w.])[-+]?\d{1,3}\. \d{6,8}(?![\w.])")
_COMMA = re.compile(r"(?<![\w.,])[-+]?\d{1,3},\d{6,8}(?![\w.,])")
_INDEX = re.compile(r"(?<=[\w\"'\]])(?:\[[\dlIO]{1,2}\]){1,4}(?=\s*[=:]{1,2}\s*[\[(]?\s*[-+]?[\doOIl.])")
_SIZES = re.compile(r"(?<=[=:\s])\((?:[\dOlI]{1,3}L?[ ]?,[ ]?){1,6}(?:[\dOlI]{1,3}L?)?\)")


@dataclass(frozen=True, slots=True)
class Repair:
    """Characters of a text, and what they were read as."""

    was: str
    read: str


def repaired(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return a text with letters for digits, blanks and commas in numbers put right, and what was changed."""
    repairs: dict[Repair, None] = {}
    for pattern, mend in _MENDING:
        text = pattern.sub(_noting(mend, repairs), text)
    return text, tuple(repairs)


def _noting(mend: Callable[[str], str], repairs: dict[Repair, None]) -> Callable[[re.Match[str]], str]:
    def replace(found: re.Match[str]) -> str:
        was, read = found[0], mend(found[0])
        if was == read or sum(letter.isdigit() for letter in was) < sum(letter in _LIKE for letter in was):
            return was
        repairs[Repair(was, read)] = None
        return read

    return replace


def _digits(text: str) -> str:
    return text.translate(_DIGITS)


_MENDING: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_NUMBER, _digits),
    (_TORN, lambda text: text.replace(" ", "")),
    (_COMMA, lambda text: text.replace(",", ".")),
    (_SIZES, lambda text: text.translate(str.maketrans("OlI", "011"))),
    (_INDEX, lambda text: text.translate(str.maketrans("OlI", "011"))),
)
