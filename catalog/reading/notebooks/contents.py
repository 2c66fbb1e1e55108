"""Contents: text in a notebook's JSON, as a string or as lines, and what is stored under a cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalog.reading.limits import LONGEST_TEXT

_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def text_of(value: Any) -> str:
    """Return a text that is stored as a string or as a list of lines; "" for anything else."""
    if isinstance(value, str):
        return value
    return "".join(each for each in value if isinstance(each, str)) if isinstance(value, list | tuple) else ""


def listed(value: Any) -> list[Any]:
    """Return a list, an empty one for anything else."""
    return list(value) if isinstance(value, list) else []


def output_text(outputs: Sequence[Any]) -> str:
    """Return what a cell printed, returned and raised, as text; no more than a diagnosis reads."""
    kept: list[str] = []
    length = 0
    for text in filter(None, map(_one, outputs)):
        # What print() writes in several goes is stored in several parts.
        part = text if not kept or kept[-1].endswith("\n") or isinstance(text, _Printed) else f"\n{text}"
        kept.append(part)
        length += len(part)
        if length > LONGEST_TEXT:
            return _cut("".join(kept))
    return "".join(kept)


class _Printed(str):
    """A part of what a cell printed."""

    __slots__ = ()


def _cut(text: str) -> str:
    """Return the beginning of a text, to the end of a line if there is one."""
    start = text[:LONGEST_TEXT]
    return start[: start.rfind("\n") + 1] or start


def _one(output: Any) -> str:
    """Return the text of one output; "" for pictures, and for what a library wrote to standard error."""
    if not isinstance(output, Mapping):
        return ""
    kind = output.get("output_type")
    if kind == "stream":
        return "" if output.get("name", output.get("stream")) == "stderr" else _Printed(text_of(output.get("text")))
    if kind in ("error", "pyerr"):
        return _error(output)
    if kind in ("execute_result", "display_data", "pyout"):
        return next(filter(None, _shown(output)), "")
    return ""


def _error(output: Mapping[str, Any]) -> str:
    traceback = output.get("traceback")
    lines = [each for each in traceback if isinstance(each, str)] if isinstance(traceback, list) else []
    kind, words = text_of(output.get("ename")), text_of(output.get("evalue"))
    worded = f"{kind}: {words}" if words else kind
    text = _COLOUR.sub("", "\n".join(lines))
    return text if words.strip() in text and kind in text else f"{text}\n{worded}".lstrip("\n")


def _shown(output: Mapping[str, Any]) -> Iterator[str]:
    """Yield the forms of a value that can be read, plain text first."""
    data = output.get("data")
    forms = data if isinstance(data, Mapping) else output
    for plain in ("text/plain", "text", "text/html", "html"):
        yield text_of(forms.get(plain))
