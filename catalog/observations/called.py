"""What a text calls its values: those that were printed, or those that are expected."""

import re
from bisect import bisect_left

EXPECTED = r"expected|should (?:be|get|have been)|correct (?:output|answer|values?)|instead of|grader|reference"
_PRINTED = r"\bmy\b|\bmine\b|\bgot\b|\bactual\b|\bi get\b|\byour (?:output|result|value|answer)s?\b"
_ALONE = r"^[^\w\n]{0,9}(?:output|result)s?[^\w\n]{0,9}$"
_HEADINGS = re.compile(f"(?P<expected>{EXPECTED})|{_PRINTED}|{_ALONE}", re.IGNORECASE | re.MULTILINE)


class Called:
    """Which places of a text are under words, or in a column, that call values expected."""

    def __init__(self, text: str) -> None:
        self._text = text
        headings = [(found.start(), bool(found["expected"])) for found in _HEADINGS.finditer(text)]
        self._starts = [start for start, _ in headings]
        self._called = [False, *(expected for _, expected in headings)]
        self._column = self._expected_column()

    def expected(self, at: int) -> bool:
        """Return whether a value that ends at a place is called expected."""
        if self._column is not None:
            line = self._text[self._text.rfind("\n", 0, at) + 1 : at]
            if borders := len(re.findall(r"[|\t]", line)):
                return borders == self._column
        return self._called[bisect_left(self._starts, at)]

    def _expected_column(self) -> int | None:
        """Return how many borders stand before the heading "expected" in a table's first row."""
        for line in self._text.split("\n"):
            found = re.search(EXPECTED, line, re.IGNORECASE)
            if found and re.search(r"[|\t]", line) and not re.search(r"\d\.", line):
                return len(re.findall(r"[|\t]", line[: found.start()]))
        return None
