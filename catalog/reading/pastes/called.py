"""What a text calls its values: those that were printed, or those that are expected."""

import re
from bisect import bisect_left, bisect_right

EXPECTED = r"expected|should (?:be|get|have been)|correct (?:output|answer|values?)|instead of|grader|reference"
_DENIED = r"(?:\bnot|n['o]t) (?:\w+ )?(?:get|getting|print|printed|see|equal)\b"
_PRINTED = r"\bmy\b|\bmine\b|\bgot\b|\bactual\b|\bi get\b|\byour (?:output|result|value|answer)s?\b"
_ALONE = r"^[^\w\n]{0,9}(?:output|result)s?[^\w\n]{0,9}$"
_HEADINGS = re.compile(
    f"(?P<denied>{_DENIED})|(?P<expected>{EXPECTED})|{_PRINTED}|{_ALONE}", re.IGNORECASE | re.MULTILINE
)
_NUMBERS = re.compile(r"\d\.\d|\[")
_BORDER = re.compile(r"[|\t]")
_COLUMN = re.compile(EXPECTED, re.IGNORECASE)


class Called:
    """Which places of a text are under words, or in a column, that call values expected.

    A word counts up to the next one; one with numbers on its line counts there alone, and one in parentheses up to
    their end.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._borders = [found.start() for found in _BORDER.finditer(text)]
        numbered = {self._row(found.start()) for found in _NUMBERS.finditer(text)}
        self._inline: list[tuple[int, bool, int]] = []
        self._headings: list[tuple[int, bool, int]] = []
        self._denied: list[int] = []
        for word in _HEADINGS.finditer(text):
            self._note(word, self._row(word.start()) in numbered)
        self._column = self._expected_column()

    def _note(self, word: re.Match[str], inline: bool) -> None:
        expected = bool(word["expected"] or word["denied"])
        if inline:
            self._inline.append((word.start(), expected, self._end(word.start())))
            if word["denied"]:
                self._denied.append(word.start())
        elif not word["denied"]:
            self._headings.append((word.start(), expected, len(self._text)))

    def expected(self, at: int) -> bool:
        """Return whether a value that ends at a place is called expected."""
        start = self._start(at)
        borders = bisect_left(self._borders, at) - bisect_left(self._borders, start) if self._column is not None else 0
        if borders:
            return borders == self._column
        for words, since in ((self._inline, start), (self._headings, 0)):
            last = bisect_left(words, (at,)) - 1
            if last >= 0 and words[last][0] >= since and at <= words[last][2]:
                return words[last][1]
        return False

    def denied(self, at: int) -> bool:
        """Return whether the line of a place says before it that something was not printed."""
        last = bisect_left(self._denied, at) - 1
        return last >= 0 and self._denied[last] >= self._start(at)

    def _row(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _start(self, at: int) -> int:
        """Return where the line of a place begins."""
        return self._starts[self._row(at)]

    def _end(self, word: int) -> int:
        """Return how far a word counts that stands at the beginning of a parenthesis, or of none."""
        within = self._text[max(word - 2, 0) : word].strip().endswith("(")
        close = self._text.find(")", word, word + 200) if within else -1
        return close if close >= 0 else len(self._text)

    def _expected_column(self) -> int | None:
        """Return how many borders stand before the heading "expected" in a table's first row."""
        rows = {self._row(found.start()): found.start() for found in reversed(list(_COLUMN.finditer(self._text)))}
        for row in sorted(rows):
            start = self._starts[row]
            stop = self._starts[row + 1] if row + 1 < len(self._starts) else len(self._text)
            left, right = bisect_left(self._borders, start), bisect_left(self._borders, stop)
            if left < right and re.compile(r"\d\.").search(self._text, start, stop) is None:
                return bisect_left(self._borders, rows[row]) - left
        return None
