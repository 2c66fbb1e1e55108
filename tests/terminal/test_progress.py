"""Progress: a bar for a person who watches, nothing for anybody else, and a limit in time."""

import io
import sys

import pytest

from catalog.terminal.progress import TimeUpError, expect, reporting_to, tick, until, watching


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        """True."""
        return True


def count(stream: io.StringIO) -> str:
    with watching("programs", stream) as watcher, reporting_to(watcher):
        expect(1000)
        for _ in range(500):
            tick()
    return stream.getvalue()


def test_nobody_watches_a_pipe() -> None:
    assert count(io.StringIO()) == ""


def test_a_terminal_has_a_bar() -> None:
    assert "programs" in count(Terminal())


def test_without_tqdm_there_are_two_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert "448 of 1,000 programs" in count(Terminal())


def test_nothing_is_counted_when_nobody_asked() -> None:
    tick()
    expect(3)


def test_the_time_is_up_in_the_middle() -> None:
    with pytest.raises(TimeUpError), until(lambda: True):
        tick()
    tick()
