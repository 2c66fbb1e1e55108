"""Magics: what a notebook's cell holds that IPython understands and Python does not."""

import re
from collections.abc import Iterator

# What these mark is no Python, or Python of another process.
_FOREIGN = frozenset({"bash", "cmd", "sh", "script", "system", "sx", "writefile", "file"}) | frozenset(
    {"html", "HTML", "javascript", "js", "latex", "markdown", "svg", "SVG", "perl", "ruby", "R", "cython", "sql"}
    | {"python", "python2", "python3", "pypy", "bigquery"}
)

_CELL_MAGIC = re.compile(r"\s*%%(?P<name>\w*)")
_ASSIGNED = r"[A-Za-z_][\w, \t.\[\]]*=[ \t]*"
_MAGIC = re.compile(
    rf"[ \t]*(?:%|!|\?|(?:{_ASSIGNED})(?:!|%(?=[A-Za-z]))|[\w.*\[\]%]+[ \t]*\?{{1,2}}[ \t]*(?:#|$))", re.MULTILINE
)
_TOKEN = re.compile(
    r"#[^\n]*|(?P<quote>'''|\"\"\"|'|\")|(?P<open>[\[({])|(?P<close>[\])}])|\\\n|(?P<end>\n)|[^#'\"\[\](){}\\\n]+|.",
    re.DOTALL,
)
_STRING_ENDS = {
    "'": re.compile(r"(?:[^'\\\n]|\\.)*(?:'|\n|\Z)", re.DOTALL),
    '"': re.compile(r"(?:[^\"\\\n]|\\.)*(?:\"|\n|\Z)", re.DOTALL),
    "'''": re.compile(r"(?:[^'\\]|\\.|'(?!''))*(?:'''|\Z)", re.DOTALL),
    '"""': re.compile(r"(?:[^\"\\]|\\.|\"(?!\"\"))*(?:\"\"\"|\Z)", re.DOTALL),
}
_WHOLE = re.compile(r"(?:[^\\\n]|\\\n|\\)*")


def without_magics(text: str) -> str:
    """Return a cell's text with a `pass` for every magic, shell line and question; all lines keep their numbers.

    A cell that is marked as another language's has no Python in it.
    """
    found = _CELL_MAGIC.match(text)
    if found is not None and found["name"] in _FOREIGN:
        return "\n" * text.count("\n")
    kept: list[str] = []
    at = 0
    while at < len(text):
        magic = _MAGIC.match(text, at)
        if magic is None:
            end = _line_end(text, at)
            kept.append(text[at:end])
        else:
            whole = _WHOLE.match(text, at)
            end = whole.end() if whole is not None else len(text)
            kept.append(_indentation(text, at) + "pass" + "\n" * text.count("\n", at, end))
        at = end
        if magic is not None and at < len(text):
            kept.append("\n")
            at += 1
    return "".join(kept)


def _indentation(text: str, at: int) -> str:
    line = text[at : at + 1000]
    return line[: len(line) - len(line.lstrip(" \t"))]


def logical_lines(text: str) -> Iterator[str]:
    """Yield the lines of a text, each with all that brackets, quotes and backslashes join to it."""
    at = 0
    while at < len(text):
        end = _line_end(text, at)
        yield text[at:end]
        at = end


def _line_end(text: str, at: int) -> int:
    """Return where the line that starts here ends, with all that brackets, quotes and backslashes join to it."""
    depth = 0
    while at < len(text) and (token := _TOKEN.match(text, at)):
        at = token.end()
        if token["quote"]:
            closing = _STRING_ENDS[token["quote"]].match(text, at)
            at = closing.end() if closing is not None else len(text)
            if len(token["quote"]) == 1 and text[at - 1 : at] == "\n" and not depth:
                return at
        elif token["open"]:
            depth += 1
        elif token["close"]:
            depth = max(depth - 1, 0)
        elif token["end"] and not depth:
            return at
    return at
