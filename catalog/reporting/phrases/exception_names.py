"""Names: what an exception says that comes from a name, a key or an attribute, and what to do about it."""

from catalog.explaining.exceptions.known import PARAMETERS, functions_of
from catalog.explaining.exceptions.lines import checker_of
from catalog.explaining.exceptions.names import LIBRARIES
from catalog.model.problem import Raised
from catalog.model.raised_error import RaisedError
from catalog.registry import exercises
from catalog.reporting.phrases.frames import place, stands_in
from catalog.terminal.phrases import listed

# What an exception comes from, and what to do next.
Said = tuple[str, str]


def not_run(raised: Raised, _: RaisedError) -> Said:
    """Return it of a name that no cell has defined in this run of the notebook."""
    if raised.makers:
        what = f"{raised.name} is not defined: its cell was not run since the kernel was started, or has another name."
        return what, f"Run the cell that defines {raised.name}, then this one again."
    what = f"{raised.name} is not there: the notebook's first cell, with the imports, was not run."
    return what, "Run it, then this one again."


def wrong_name(raised: Raised, _: RaisedError) -> Said:
    """Return it of a name that nothing was ever stored under."""
    if raised.name in LIBRARIES:
        what = f"Nothing imports {raised.name}, and these functions need no library but numpy.{stands_in(raised.frame)}"
        return what, "Use what the notebook imports in its place."
    what = f"Nothing was ever stored under the name {raised.name!r}: look for where it is misspelt."
    return what + stands_in(raised.frame), f"Was {listed(raised.nearest, 'or')} meant?" if raised.nearest else ""


def wrong_key(raised: Raised, _: RaisedError) -> Said:
    """Return it of a key that a dict has not."""
    asks = f"The key {raised.name!r} is asked for{f' in {place(raised.frame)}' if place(raised.frame) else ''}, and"
    if raised.makers and not raised.nearest and not raised.lacking:
        return f"{asks} the dict that {listed(raised.makers, 'or')} returns has none of that name.", _course_has(raised)
    frame = raised.frame
    checker = (checker_of(frame.source, raised.name) if frame else "") or ("the dict" if raised.makers else PARAMETERS)
    if raised.lacking:
        return f"{asks} {checker} has none of that name.", _whose(raised)
    advice = "The course's cells put it there: look at the dict that is handed over."
    if raised.nearest:
        advice = f"There {_are(raised.nearest)}: take the one that is meant."
    return f"{asks} {checker} has none of that name.", advice


def _whose(raised: Raised) -> str:
    """Return whose dict has a key in the course, and whose has not."""
    which = f"that of {listed(raised.makers, 'or')} has {raised.name!r}, that of {listed(raised.lacking, 'or')} has not"
    return f"Look at whose dict it is, and at the names in it: in the course {which}."


def _course_has(raised: Raised) -> str:
    """Return that the course's dict has a key, and beside which others."""
    known = functions_of(exercises()[raised.makers[0]])[raised.makers[0]].returned
    others = listed([key for key in known if key != raised.name])
    return f"Look at the names in that function's dict: in the course {raised.name!r} stands there beside {others}."


def _are(names: tuple[str, ...]) -> str:
    return f"is {names[0]}" if len(names) == 1 else f"are {listed(names)}"


def wrong_attribute(raised: Raised, error: RaisedError) -> Said:
    """Return it of what numpy has not, and of a function in the place of an array."""
    if "has no attribute" in error.message and error.message.startswith("module"):
        advice = f"Was {listed(raised.nearest, 'or')} meant?" if raised.nearest else "Look it up in the course's text."
        return f"numpy has no {raised.name!r}: look for where it is misspelt.{stands_in(raised.frame)}", advice
    what = f".{raised.name} is asked of" if raised.name else "square brackets stand behind"
    where = listed(raised.suspects, "or") if raised.suspects else "A line"
    return (
        f"{where} uses a function where an array belongs: {what} the function itself.{stands_in(raised.frame)}",
        "Call it, with its arguments in parentheses, and use what it returns.",
    )


def old_code(raised: Raised, _: RaisedError) -> Said:
    """Return it of a name that numpy has taken out."""
    what = f"The code is written for an older numpy, which is no mistake of the formulas: np.{raised.name} is gone."
    return what + stands_in(raised.frame), f"Write {listed(raised.nearest, 'or')} in its place, and run it again."
