"""What a text calls its values: those that were printed, or those that are expected."""

import re
from bisect import bisect_left

EXPECTED = r"expected|should (?:be|get|have been)|correct (?:output|answer|values?)|instead of|grader|reference"
_PRINTED = r"\bmy\b|\bmine\b|\bgot\b|\bactual\b|\bi get\b|\byour (?:output|result|value|answer)s?\b"
_ALONE = r"^[^\w\n]{0,9}(?:output|result)s?[^\w\n]{0,9}$"
_HEADINGS = re.compile(f"(?P<expected>{EXPECTED})|{_PRINTED}|{_ALONE}", re.IGNORECASE | re.MULTILINE)
_NUMBERS = re.compile(r"\d\.\d|\[")

# Enough of a line to see whether it has numbers.
LONGEST_LINE = 2000


class Called:
    """Which places of a text are under words, or in a column, that call values expected.

    A word counts up to the next one; one with numbers on its line counts there alone.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        found = [(word.start(), bool(word["expected"])) for word in _HEADINGS.finditer(text)]
        self._inline = [pair for pair in found if _NUMBERS.search(self._line(pair[0]))]
        self._headings = [pair for pair in found if not _NUMBERS.search(self._line(pair[0]))]
        self._column = self._expected_column()

    def expected(self, at: int) -> bool:
        """Return whether a value that ends at a place is called expected."""
        start = self._text.rfind("\n", 0, at) + 1
        borders = len(re.findall(r"[|\t]", self._text[start:at])) if self._column is not None else 0
        if borders:
            return borders == self._column
        for words, since in ((self._inline, start), (self._headings, 0)):
            last = bisect_left(words, (at,)) - 1
            if last >= 0 and words[last][0] >= since:
                return words[last][1]
        return False

    def _line(self, at: int) -> str:
        stop = self._text.find("\n", at)
        return self._text[self._text.rfind("\n", 0, at) + 1 : stop if stop >= 0 else len(self._text)][:LONGEST_LINE]

    def _expected_column(self) -> int | None:
        """Return how many borders stand before the heading "expected" in a table's first row."""
        for line in self._text.split("\n"):
            found = re.search(EXPECTED, line, re.IGNORECASE)
            if found and re.search(r"[|\t]", line) and not re.search(r"\d\.", line):
                return len(re.findall(r"[|\t]", line[: found.start()]))
        return None
