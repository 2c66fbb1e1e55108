"""Lines: what a line of a student's code does, read from its text; it need not be whole, and is not evaluated."""

import re

_NONE = re.compile(r"\bNone\b")
_KEYS = r"(?P<holder>[A-Za-z_]\w*)\s*\[\s*['\"]{key}['\"]\s*\]"
_CALL = r"\b{name}\s*=\s*(?P<function>[A-Za-z_]\w*)\s*\("
_WORD = re.compile(r"[A-Za-z_]\w*|\d+\.?\d*|[^\s\w]")


def holds_none(source: str) -> bool:
    """True for a line in which None stands."""
    return _NONE.search(source) is not None


def takes_apart(source: str, what: str) -> bool:
    """True for a line that stores the parts of something, such as `(a1, a0, x1, parameters) = caches[0]`."""
    left, sign, right = source.partition("=")
    return bool(sign) and "," in left and re.match(rf"\s*{what}s?\b", right) is not None


def checker_of(source: str, key: str) -> str:
    """Return the name of the dict that a line takes a key from, "" where it is not shown."""
    found = re.search(_KEYS.format(key=re.escape(key)), source)
    return found["holder"] if found else ""


def keys_of(source: str, checker: str) -> set[str]:
    """Return the keys that a line takes from a dict."""
    found = re.finditer(_KEYS.format(key=r"(?P<key>\w+)"), source)
    return {each["key"] for each in found if each["holder"] == checker}


def made_by(lines: tuple[str, ...], name: str) -> str:
    """Return the function whose result the last of these lines stores under a name, "" without one."""
    calls = [found["function"] for line in lines for found in re.finditer(_CALL.format(name=re.escape(name)), line)]
    return calls[-1] if calls else ""


def words(source: str) -> tuple[str, ...]:
    """Return a line's names, numbers and signs, without the spaces, parentheses and comments that change nothing."""
    found = _WORD.findall(source.partition("#")[0].replace("'", '"'))
    return tuple(word for word in found if word not in "();\\")
