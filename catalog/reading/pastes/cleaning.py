"""Cleaning: a paste with what word processors, forums, terminals and notebooks did to it undone."""

import html
import re

_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‘’‚‛′´", "'"),
        **dict.fromkeys("−–—‒‐‑⁻﹣－", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\x00`", None),
        **dict.fromkeys("→⇒≈", "="),
        "…": "...",
    }
)

# Colours, also where the escape sign was lost or is written out, as JSON and logs have it.
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|(?:\\u001b|\\x1b|\\033|\^\[|\u241b)?\[\d{1,3}(?:;\d{1,3})*m")
_LINE_END = re.compile(r"\r\n?|\\n")
_LINE_OF_JSON = re.compile(r"\\n\"\s*,\s*\"")
_TABLE_CELL = re.compile(r"</t[dh]>\s*<t[dh]\b[^<>\n]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_EMPHASIS = re.compile(r"\*\*")
_ESCAPE = re.compile(r"\\(?=[_\[\]*\"'])")
_QUOTED = re.compile(r"^[ >]*>", re.MULTILINE)
_PREFIX = re.compile(r"[ ]*[#*+-] ")
_PROMPT = re.compile(r"^[ ]*(?:In|Out)[ ]?\[[\d* ]*\]:", re.MULTILINE)
_NUMBERED = re.compile(r"[ ]*(\d+)[.:)|]?[ ]")
_WRAPPER = re.compile(
    r"(?<![\w.])(?:(?:np|numpy|torch|tf|jnp)\.)?(?:array|asarray|[Tt]ensor|float(?:16|32|64)|u?int(?:8|16|32|64)|list)\("
)
_PYTHON_2_LONG = re.compile(r"(?<=\d)L(?=[,)])")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{4})")


def plain(text: str) -> str:
    """Return the text in plain quotes, minus signs, spaces and lines, everything else as it stands."""
    text = _QUOTED.sub(" ", _ANSI.sub("", text).translate(_CHARACTERS))
    return _LINE_END.sub("\n", _LINE_OF_JSON.sub("\n", text))


def clean(text: str) -> str:
    """Return the text in plain quotes, minus signs and spaces, without markup, prompts and numpy's wrappers.

    The borders between the cells of a table stay: "|" or a tab.
    """
    text = plain(text)
    text = _TAG.sub(" ", _TABLE_CELL.sub("|", html.unescape(text))).translate(_CHARACTERS)
    text = _EMPHASIS.sub(" ", _ESCAPE.sub("", text))
    text = _without_prefixes(_PROMPT.sub(" ", text))
    if "." not in text:
        text = _DECIMAL_COMMA.sub(".", text)
    return _PYTHON_2_LONG.sub("", _WRAPPER.sub(" ", text))


def _without_prefixes(text: str) -> str:
    """Take off what stands in front of every line: a mark, or a number that counts the lines."""
    lines = text.split("\n")
    written = [line for line in lines if line.strip()]
    if len(written) > 1 and all(_PREFIX.match(line) for line in written):
        return "\n".join(_PREFIX.sub("", line, count=1) for line in lines)
    return "\n".join(_without_numbers(lines))


def _without_numbers(lines: list[str]) -> list[str]:
    """Take the numbers off three lines or more in a row that are counted upwards."""
    numbers = [int(found[1][:9]) if (found := _NUMBERED.match(line)) else -len(lines) for line in lines]
    start = 0
    for stop in range(1, len(lines) + 1):
        counts_on = stop < len(lines) and numbers[stop] == numbers[start] + stop - start
        if not counts_on:
            if stop - start > 2 and numbers[start] >= 0:
                lines[start:stop] = [_NUMBERED.sub("", line, count=1) for line in lines[start:stop]]
            start = stop
    return lines
