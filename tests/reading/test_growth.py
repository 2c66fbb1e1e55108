"""The time for reading a text grows as its length does."""

import pytest

from benchmarks.reading import TEXTS, TIMES, growth

# Twice as long as four times the length would take is not yet a square.
MAX = 2.2 * TIMES

SHORT = 4_000


@pytest.mark.parametrize("name", TEXTS)
def test_reading_takes_time_as_the_text_is_long(name: str) -> None:
    more, ratio = growth(TEXTS[name], SHORT)
    assert ratio < MAX or more < 0.02
