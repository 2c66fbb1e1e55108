"""The starter: what an exception says of a function that is not filled in yet, and what to do about it."""

from catalog.explaining.exceptions.lines import holds_none
from catalog.model.problem import Raised
from catalog.model.raised_error import RaisedError
from catalog.reporting.phrases.exception_names import Said
from catalog.reporting.phrases.frames import place
from catalog.terminal.phrases import listed


def not_filled_in(raised: Raised, error: RaisedError) -> Said:
    """Return it by what is shown: the line that holds None, a name that nothing computes, or a value that is None."""
    where, function = place(raised.frame), listed(raised.suspects, "or") if raised.suspects else "a function"
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
