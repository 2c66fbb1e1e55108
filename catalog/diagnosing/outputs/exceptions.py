"""Exceptions: what one comes from and what to do about it, in sentences."""

from collections.abc import Callable

from catalog.explaining.exceptions.known import PARAMETERS, functions_of
from catalog.explaining.exceptions.lines import checker_of, holds_none
from catalog.explaining.exceptions.names import LIBRARIES
from catalog.model.frame import Frame
from catalog.model.problem import Problem, Raised
from catalog.model.raised_error import RaisedError
from catalog.registry import exercises
from catalog.terminal.phrases import listed

ASK = "Paste the whole traceback: it shows which line it is."

# Longer lines of code are cut, and so are messages, whose author may be anybody.
LONGEST_LINE, LONGEST_MESSAGE = 90, 200


Said = tuple[str, str]


def say(raised: Raised, error: RaisedError) -> Said:
    """Return what an exception comes from, and what to do next."""
    return _SAY[raised.problem](raised, error)


def place(frame: Frame | None) -> str:
    """Return "line 43 of rnn_backward, `dxt = ...`", as far as it is shown; "" for nothing."""
    if frame is None or (frame.line is None and not frame.source):
        return ""
    where = f"line {frame.line}" if frame.line is not None else "a line"
    within = where if frame.cut else f"{where} of {_cut(frame.function, LONGEST_LINE) or 'the cell'}"
    return f"{within}, `{_cut(frame.source, LONGEST_LINE)}`" if frame.source else within


def came_out_of(raised: Raised | None) -> str:
    """Return a sentence that says which line an exception came out of, "" where none is shown."""
    where = place(raised.frame) if raised is not None else ""
    return f" It came out of {where}." if where else ""


def last_line(error: RaisedError) -> str:
    """Return an exception as the last line of its traceback, without signs that are not text."""
    return _cut(str(error) if error.message else error.kind, LONGEST_MESSAGE)


def _cut(text: str, longest: int) -> str:
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text[: 2 * longest]).split())
    return line if len(line) <= longest else f"{line[: longest - 4]} ..."


def _function(raised: Raised) -> str:
    return listed(raised.suspects, "or") if raised.suspects else "a function"


def _stands(raised: Raised) -> str:
    """Return a sentence that says where, "" where that is not shown."""
    where = place(raised.frame)
    return f" It stands in {where}." if where else ""


def _not_filled_in(raised: Raised, error: RaisedError) -> Said:
    where, function = place(raised.frame), _function(raised)
    if raised.frame is not None and holds_none(raised.frame.source):
        return f"Not filled in yet: {where}, still holds the starter's None.", "Write what belongs there."
    if raised.name and error.kind == "NameError":
        missed = f" It is missed in {where}." if where else ""
        what = f"{function} is not filled in yet, as far as this tells: no line of it computes {raised.name}.{missed}"
        return what, "Write the lines that the notebook asks for, under the names that the lines below them use."
    if where and raised.frame is not None and not raised.frame.function and not raised.frame.cut:
        what = f"Not filled in yet, as far as this tells: what {function} gave the cell is None, in {where}."
        return what, "Look in it for lines that still hold the starter's None, and for a return that is missing."
    if where and raised.frame is not None and function != raised.frame.function and not raised.frame.cut:
        what = f"Not filled in yet, as far as this tells: a value in {where}, is None, and {function} hands it over."
        return what, f"Look in {function} for lines that still hold the starter's None."
    if where:
        what = f"Not filled in yet, as far as this tells: a value in {where}, is None."
        return what, "Find the line above it that still sets that value to the starter's None."
    whose = f"a line of {listed(raised.suspects, 'or')}" if raised.suspects else "a line"
    what = f"Not filled in yet, as far as this tells: {whose} still holds the starter's None, or returns nothing."
    return what, "Look for None in the code; the whole traceback shows which line it is."


def _not_run(raised: Raised, _: RaisedError) -> Said:
    if raised.makers:
        what = f"{raised.name} is not defined: its cell was not run since the kernel was started, or has another name."
        return what, f"Run the cell that defines {raised.name}, then this one again."
    what = f"{raised.name} is not there: the notebook's first cell, with the imports, was not run."
    return what, "Run it, then this one again."


def _wrong_name(raised: Raised, _: RaisedError) -> Said:
    if raised.name in LIBRARIES:
        what = f"Nothing imports {raised.name}, and these functions need no library but numpy.{_stands(raised)}"
        return what, "Use what the notebook imports in its place."
    what = f"Nothing was ever stored under the name {raised.name!r}: look for where it is misspelt.{_stands(raised)}"
    return what, f"Was {listed(raised.nearest, 'or')} meant?" if raised.nearest else ASK if not place(
        raised.frame
    ) else ""


def _wrong_key(raised: Raised, _: RaisedError) -> Said:
    asks = f"The key {raised.name!r} is asked for{f' in {place(raised.frame)}' if place(raised.frame) else ''}, and"
    if raised.makers and not raised.nearest:
        keys = listed(functions_of(exercises()[raised.makers[0]])[raised.makers[0]].returned)
        what = f"{asks} the dict that {listed(raised.makers, 'or')} returns has none of that name."
        return what, f"Look at the names in that function's dict: the course has {keys}."
    frame = raised.frame
    checker = (checker_of(frame.source, raised.name) if frame else "") or ("the dict" if raised.makers else PARAMETERS)
    advice = "The course's cells put it there: look at the dict that is handed over."
    if raised.nearest:
        advice = f"There {_are(raised.nearest)}: take the one that is meant."
    return f"{asks} {checker} has none of that name.", advice


def _are(names: tuple[str, ...]) -> str:
    return f"is {names[0]}" if len(names) == 1 else f"are {listed(names)}"


def _wrong_attribute(raised: Raised, error: RaisedError) -> Said:
    if "has no attribute" in error.message and error.message.startswith("module"):
        advice = f"Was {listed(raised.nearest, 'or')} meant?" if raised.nearest else "Look it up in the course's text."
        return f"numpy has no {raised.name!r}: look for where it is misspelt.{_stands(raised)}", advice
    what = f".{raised.name} is asked of" if raised.name else "square brackets stand behind"
    where = _function(raised) if raised.suspects else "A line"
    return (
        f"{where} uses a function where an array belongs: {what} the function itself.{_stands(raised)}",
        "Call it, with its arguments in parentheses, and use what it returns.",
    )


def _old_code(raised: Raised, _: RaisedError) -> Said:
    what = f"The code is written for an older numpy, which is no mistake of the formulas: np.{raised.name} is gone."
    return what + _stands(raised), f"Write {listed(raised.nearest, 'or')} in its place, and run it again."


def _call(raised: Raised, error: RaisedError) -> Said:
    known = functions_of(exercises()[raised.name])[raised.name]
    return (
        f"{raised.name} is called with other arguments than its def has: {last_line(error)}.{_stands(raised)}",
        f"Compare the call with the def; in the course it is {raised.name}({', '.join(known.arguments)}).",
    )


def _caches(raised: Raised, error: RaisedError) -> Said:
    if "append" in error.message:
        what = (
            f"What is appended to is no list, or more than one thing is appended: {last_line(error)}.{_stands(raised)}"
        )
        return (
            what,
            "append changes a list where it is, takes one thing and returns nothing: look at what becomes of caches.",
        )
    what = "None" if "None" in error.message else "something else than the parts of one step"
    where = place(raised.frame)
    shown = f"{where}, takes a step's cache apart, and finds {what}" if where else f"a step's cache holds {what}"
    return (
        f"{shown[0].upper()}{shown[1:]}: that was put there going forward.",
        f"Look in {listed(raised.suspects, 'or')} at what is appended to caches in each step, and at what is returned.",
    )


def _no_module(raised: Raised, _: RaisedError) -> Said:
    what = f"Nothing was run: {raised.name or 'a module'} cannot be imported, which is no mistake in any function."
    where = "The course's own modules lie in the folder of its notebook: open it there, or copy them beside yours"
    return what, f"{where}; others are installed with pip. Then run the cell with the imports again."


# What a syntax error says, and what to do about it; the first that stands in the message counts.
_SYNTAX = (
    ("expected an indented block", "The line under a colon needs four spaces more than the line with the colon."),
    ("unexpected indent", "The line begins with more spaces than the one above it: take them away."),
    ("unindent does not match", "The line begins where no line above it begins: put it under one of them."),
    ("inconsistent use of tabs", "Tabs and spaces are mixed: use four spaces for each level."),
    ("never closed", "A bracket that opens there is not closed: count the brackets."),
    ("EOF while", "Something that was opened is not closed before the end: count the brackets and quotes."),
    ("EOL while scanning", "A text in quotes is not closed on its line."),
    ("unterminated", "A text in quotes is not closed on its line."),
    ("unmatched", "A bracket closes that none opened: count the brackets."),
    ("does not match opening", "A bracket closes another one than was opened: count the brackets."),
    ("invalid character", "A sign there is none of Python's, as word processors make them: type it again."),
    ("outside function", "The return stands outside its function: give it the function's indentation."),
    ("cannot assign", "What stands left of = cannot be stored in: == compares, = stores."),
    ("can't assign", "What stands left of = cannot be stored in: == compares, = stores."),
    ("expected ':'", "The line needs a colon at its end."),
    ("", "Look at that line and at the end of the one above it for a bracket, a comma or a colon that is missing."),
)


def _no_python(raised: Raised, error: RaisedError) -> Said:
    advice = next(words for sign, words in _SYNTAX if sign in error.message)
    where = f" in {place(raised.frame)}" if place(raised.frame) else ""
    return f"Nothing was run: the cell is not Python yet{where}: {last_line(error)}.", advice


def _test_cell(raised: Raised, _: RaisedError) -> Said:
    where = f", in {place(raised.frame)}" if place(raised.frame) else ""
    return (
        f"None of the functions is at fault: the test cell itself uses {raised.name}{where}, which has no value.",
        "Run the cells above it, or take the test cell as the course has it.",
    )


def _other(raised: Raised, error: RaisedError) -> Said:
    if not error.message:
        return "An exception without its message tells nothing.", "Paste the whole last line of the traceback."
    where = place(raised.frame) or (_function(raised) if raised.suspects else "")
    came = f" It came out of {where}." if where else ""
    what = "No single mistake that was tried ends like this."
    if raised.decided:
        what = f"No mistake in these functions is known to end like this: {last_line(error)}."
    return what + came, "" if where else ASK


_SAY: dict[Problem, Callable[[Raised, RaisedError], Said]] = {
    Problem.NOT_FILLED_IN: _not_filled_in,
    Problem.NOT_RUN: _not_run,
    Problem.WRONG_NAME: _wrong_name,
    Problem.WRONG_KEY: _wrong_key,
    Problem.WRONG_ATTRIBUTE: _wrong_attribute,
    Problem.OLD_CODE: _old_code,
    Problem.CALL: _call,
    Problem.CACHES: _caches,
    Problem.NO_MODULE: _no_module,
    Problem.NO_PYTHON: _no_python,
    Problem.TEST_CELL: _test_cell,
    Problem.OTHER: _other,
}
