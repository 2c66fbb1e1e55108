"""Frames: the line that an exception came out of, and its last line, as sentences have them."""

from catalog.model.frame import Frame
from catalog.model.raised_error import RaisedError

# Longer lines of code are cut, and so are messages, whose author may be anybody.
LONGEST_LINE, LONGEST_MESSAGE = 90, 200


def place(frame: Frame | None) -> str:
    """Return "line 43 of rnn_backward, `dxt = ...`", as far as it is shown; "" for nothing."""
    if frame is None or not frame.shown:
        return ""
    where = f"line {frame.line}" if frame.line is not None else "a line"
    within = where if frame.cut else f"{where} of {_cut(frame.function, LONGEST_LINE) or 'the cell'}"
    return f"{within}, `{_cut(frame.source, LONGEST_LINE)}`" if frame.source else within


def came_out_of(frame: Frame | None) -> str:
    """Return a sentence that says which line an exception came out of, "" where none is shown."""
    where = place(frame)
    return f" It came out of {where}." if where else ""


def stands_in(frame: Frame | None) -> str:
    """Return a sentence that says where something stands, "" where that is not shown."""
    where = place(frame)
    return f" It stands in {where}." if where else ""


def last_line(error: RaisedError) -> str:
    """Return an exception as the last line of its traceback, without signs that are not text."""
    return _cut(str(error) if error.message else error.kind, LONGEST_MESSAGE)


def _cut(text: str, longest: int) -> str:
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text[: 2 * longest]).split())
    return line if len(line) <= longest else f"{line[: longest - 4]} ..."
