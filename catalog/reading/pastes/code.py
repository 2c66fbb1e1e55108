"""Code in a paste: which functions of the course it defines."""

import re

from catalog.caching import REGISTRY
from catalog.registry import exercises


def functions_defined(text: str) -> tuple[str, ...]:
    """Return the functions of the course that a text defines, as Python writes it, in the course's order."""
    found = {each[1] for each in _definition().finditer(text)}
    return tuple(name for name in exercises() if name in found)


@REGISTRY.keep()
def _definition() -> re.Pattern[str]:
    names = "|".join(exercises())
    mark = r"(?:>>>|\.\.\.|In ?\[\d{0,5}\]:|[>#*|\d.]{1,6})"
    return re.compile(rf"^[ \t]{{0,40}}(?:{mark}[ \t]{{0,8}})?def[ \t]{{1,8}}({names})[ \t]{{0,8}}\(", re.MULTILINE)
